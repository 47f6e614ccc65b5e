package io.throughline.orders;

record PlantedGreedyRecord(int a) {
    PlantedGreedyRecord(int a, int b, int c, int d, int e, int f) {
        this(a + b + c + d + e + f);
    }
}
