package io.throughline.orders;

import jakarta.jms.Message;

class PlantedJms {
    Message message;
}
