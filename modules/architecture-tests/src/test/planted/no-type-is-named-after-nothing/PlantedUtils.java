package io.throughline.orders;

class PlantedUtils {}
