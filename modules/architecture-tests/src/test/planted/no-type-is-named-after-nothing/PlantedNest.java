package io.throughline.orders;

class PlantedNest {
    static class StockManager {}
}
