package io.throughline.orders;

class PlantedImpl {}
