package io.throughline.orders;

import java.util.UUID;

/** In-process signal that an order may have changed; observe it after the commit. */
public record OrderChanged(UUID orderId) {}
