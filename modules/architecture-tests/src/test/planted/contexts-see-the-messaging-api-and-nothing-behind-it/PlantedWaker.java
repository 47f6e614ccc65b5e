package io.throughline.orders;

import io.throughline.messaging.internal.relay.Engine;

class PlantedWaker {
    Engine engine;
}
