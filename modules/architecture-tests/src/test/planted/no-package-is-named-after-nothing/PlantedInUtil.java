package io.throughline.orders.util.text;

class PlantedInUtil {}
