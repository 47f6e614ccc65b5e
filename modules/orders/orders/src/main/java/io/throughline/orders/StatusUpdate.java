package io.throughline.orders;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry of an order's history with its place in it.
 *
 * @param position counted from 1 for each order
 */
public record StatusUpdate(UUID orderId, int position, OrderStatus status, Instant at, String reason) {}
