package io.throughline.orders;

class PlantedLongConstructor {
    PlantedLongConstructor() {







































    }
}
