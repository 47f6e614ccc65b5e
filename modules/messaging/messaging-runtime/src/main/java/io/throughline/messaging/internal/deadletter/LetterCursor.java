package io.throughline.messaging.internal.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The last letter of a page: the following ones were dead-lettered before it. */
record LetterCursor(Instant lastAt, UUID id) {

    private static final String SEPARATOR = "/";
    /** The database knows some more, and Java far more. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    String text() {
        var text = lastAt + SEPARATOR + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws IllegalArgumentException if the text is no cursor
     */
    static LetterCursor of(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 2);
            var lastAt = Instant.parse(parts[0]);
            if (lastAt.isBefore(Instant.EPOCH) || lastAt.isAfter(LAST)) {
                throw new IllegalArgumentException("no cursor of ours");
            }
            return new LetterCursor(lastAt, UUID.fromString(parts[parts.length - 1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no cursor of ours", e);
        }
    }
}
