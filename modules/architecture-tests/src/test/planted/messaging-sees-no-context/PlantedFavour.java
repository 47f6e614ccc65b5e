package io.throughline.messaging.internal.relay;

import io.throughline.orders.events.OrderKnown;

class PlantedFavour {
    OrderKnown known;
}
