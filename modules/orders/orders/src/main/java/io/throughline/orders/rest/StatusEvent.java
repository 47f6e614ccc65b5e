package io.throughline.orders.rest;

import io.throughline.orders.OrderStatus;
import java.time.Instant;

/** The data of one server-sent event. */
public record StatusEvent(OrderStatus status, Instant at, String reason) {}
