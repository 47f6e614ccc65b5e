package io.throughline.orders;

class PlantedCommonThings {}
