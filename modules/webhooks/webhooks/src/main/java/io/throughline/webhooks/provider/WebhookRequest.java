package io.throughline.webhooks.provider;

/**
 * One signed webhook.
 *
 * @param timestamp of the attempt, in seconds since 1970
 */
public record WebhookRequest(String url, String id, long timestamp, String signature, byte[] body) {}
