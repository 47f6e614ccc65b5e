package io.throughline.orders.events;

import io.throughline.orders.Basket;

record PlantedEventOfDomain(Basket basket) {}
