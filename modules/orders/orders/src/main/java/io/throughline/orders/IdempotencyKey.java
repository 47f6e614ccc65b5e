package io.throughline.orders;

import java.util.regex.Pattern;

/**
 * What makes a repeated request recognizable.
 *
 * @param account who sent it; keys of different accounts never meet
 * @param key chosen by the client, {@link #isWellFormed}
 * @param requestHash hash of the canonical request body
 */
public record IdempotencyKey(String account, String key, String requestHash) {

    public static final int MAX_LENGTH = 255;

    private static final Pattern FORM = Pattern.compile("\\P{Cntrl}{1," + MAX_LENGTH + "}");

    /** The server passes U+0000 on in a header, and the database holds none. */
    public static boolean isWellFormed(String key) {
        return FORM.matcher(key).matches();
    }
}
