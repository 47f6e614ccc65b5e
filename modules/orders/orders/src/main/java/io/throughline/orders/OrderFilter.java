package io.throughline.orders;

import java.util.UUID;

/**
 * Which orders to list; null means any.
 *
 * @param before only orders that come after this one in the list, newest first
 */
public record OrderFilter(String customerId, OrderStatus status, UUID before) {}
