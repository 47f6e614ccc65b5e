package io.throughline.orders;

import java.time.Instant;
import java.util.UUID;

/**
 * An order in a list.
 *
 * @param total minor units of the currency
 */
public record OrderSummary(
        UUID orderId, String customerId, OrderStatus status, String currency, long total, Instant placedAt) {}
