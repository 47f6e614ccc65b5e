package io.throughline.orders.rest;

public record View() {}
