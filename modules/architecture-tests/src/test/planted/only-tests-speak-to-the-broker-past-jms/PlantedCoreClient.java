package io.throughline.orders;

import org.apache.activemq.artemis.api.Client;

class PlantedCoreClient {
    Client client;
}
