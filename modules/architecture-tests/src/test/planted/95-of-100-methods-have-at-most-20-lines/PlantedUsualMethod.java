package io.throughline.orders;

class PlantedUsualMethod {
    void run() {



















    }
}
