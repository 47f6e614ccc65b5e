package io.throughline.orders;

public class OrderLost extends RuntimeException {}
