package io.throughline.orders.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The place where a page of a list ended; opaque to clients, so that the order of the list may change. */
final class Cursor {

    private static final String VERSION = "1:";

    private Cursor() {}

    static String after(UUID lastId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((VERSION + lastId).getBytes(US_ASCII));
    }

    /** Empty if {@link #after} never gave this text. */
    static Optional<UUID> read(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
            var id = UUID.fromString(text.substring(Math.min(VERSION.length(), text.length())));
            return Optional.of(id).filter(known -> after(known).equals(cursor));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
