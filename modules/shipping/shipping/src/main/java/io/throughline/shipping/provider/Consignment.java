package io.throughline.shipping.provider;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a carrier is asked to carry. The same order gives the same consignment at every repetition.
 *
 * @param recipient null if the carrier knows the customer
 * @param lines quantity for each sku, in the order of the skus
 */
public record Consignment(UUID orderId, Recipient recipient, SortedMap<String, Long> lines) {

    public Consignment {
        lines = new TreeMap<>(lines);
    }
}
