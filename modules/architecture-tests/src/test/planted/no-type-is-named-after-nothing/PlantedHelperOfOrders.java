package io.throughline.orders;

class PlantedHelperOfOrders {}
