package io.throughline.shipping;

public class Carrier {}
