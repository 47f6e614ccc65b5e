package io.throughline.webhooks;

import java.util.UUID;

/**
 * One attempt to deliver.
 *
 * @param secret as the database keeps it; null if the subscription was deleted
 * @param known how many attempts had an outcome before
 */
record Attempt(
        UUID deliveryId, UUID subscriptionId, String url, String endpoint, byte[] secret, byte[] body, int known) {}
