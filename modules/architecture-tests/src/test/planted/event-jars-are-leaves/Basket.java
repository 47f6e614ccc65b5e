package io.throughline.orders;

public class Basket {}
