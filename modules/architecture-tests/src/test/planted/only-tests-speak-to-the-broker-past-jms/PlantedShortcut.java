package io.throughline.messaging.internal.relay;

import org.apache.activemq.artemis.api.Client;

class PlantedShortcut {
    Client client;
}
