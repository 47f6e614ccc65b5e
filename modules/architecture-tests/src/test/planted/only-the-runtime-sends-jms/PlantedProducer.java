package io.throughline.problem;

import jakarta.jms.MessageProducer;

class PlantedProducer {
    MessageProducer producer;
}
