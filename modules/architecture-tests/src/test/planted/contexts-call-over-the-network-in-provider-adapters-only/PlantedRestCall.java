package io.throughline.orders.rest;

import jakarta.ws.rs.client.ClientBuilder;

class PlantedRestCall {
    Object ask() {
        return ClientBuilder.newClient();
    }
}
