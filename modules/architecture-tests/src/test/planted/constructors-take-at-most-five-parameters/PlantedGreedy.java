package io.throughline.orders;

class PlantedGreedy {
    PlantedGreedy(int a, int b, int c, int d, int e, int f) {}
}
