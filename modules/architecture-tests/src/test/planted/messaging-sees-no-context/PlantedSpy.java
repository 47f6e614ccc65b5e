package io.throughline.messaging;

import io.throughline.orders.Basket;

class PlantedSpy {
    Basket basket;
}
