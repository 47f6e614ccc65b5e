package io.throughline.orders;

class PlantedLongWithAnnotation {
    @Deprecated
    void run() {






































    }
}
