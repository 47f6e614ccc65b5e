package io.throughline.orders;

class PlantedManager {}
