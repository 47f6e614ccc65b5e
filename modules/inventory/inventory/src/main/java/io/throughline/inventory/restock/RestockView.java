package io.throughline.inventory.restock;

import java.time.Instant;

/**
 * A restock as its sender sees it.
 *
 * @param booked how many of its articles are in the stock
 */
public record RestockView(
        String name, RestockState state, int articles, int booked, String receivedBy, Instant receivedAt) {}
