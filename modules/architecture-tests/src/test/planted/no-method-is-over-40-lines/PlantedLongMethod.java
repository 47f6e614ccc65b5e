package io.throughline.orders;

class PlantedLongMethod {
    void run() {







































    }
}
