package io.throughline.orders.events;

public record OrderKnown() {}
