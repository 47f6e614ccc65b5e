package io.throughline.orders;

class Short {}
