package io.throughline.orders;

/**
 * What makes a repeated request recognizable.
 *
 * @param account who sent it; keys of different accounts never meet
 * @param key 1 to 255 characters, chosen by the client
 * @param requestHash hash of the canonical request body
 */
public record IdempotencyKey(String account, String key, String requestHash) {

    public static final int MAX_LENGTH = 255;
}
