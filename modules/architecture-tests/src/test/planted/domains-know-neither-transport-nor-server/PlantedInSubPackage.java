package io.throughline.orders.pricing;

import jakarta.ws.rs.NotFoundException;

class PlantedInSubPackage {
    void find() {
        throw new NotFoundException();
    }
}
