package io.throughline.orders.rest;

import io.throughline.orders.OrderStatus;
import java.util.UUID;

/** The answer to an accepted request: which order, and its status right after it. */
public record AcceptedOrder(UUID orderId, OrderStatus status) {}
