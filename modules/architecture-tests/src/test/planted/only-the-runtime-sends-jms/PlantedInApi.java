package io.throughline.messaging;

import jakarta.jms.Session;

class PlantedInApi {
    Session session;
}
