package io.throughline.shipping.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.shipping.provider.Tracking;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** One entry of the tracking feed. One that cannot be understood must not keep those behind it back. */
final class FeedEntry {

    private static final Pattern PLAIN_TEXT = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,99}");
    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private FeedEntry() {}

    static Optional<Tracking> read(JsonNode entry) {
        try {
            return Optional.of(new Tracking(
                    entry.path("position").asLong(),
                    plain(entry, "shipmentId"),
                    orderId(entry.path("orderReference").asText()),
                    plain(entry, "trackingCode"),
                    Tracking.Status.valueOf(entry.path("status").asText().toUpperCase(Locale.ROOT)),
                    time(entry.path("at").asText())));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    static boolean isPlain(String text) {
        return PLAIN_TEXT.matcher(text).matches();
    }

    private static String plain(JsonNode entry, String field) {
        var text = entry.path(field).asText();
        if (!isPlain(text)) {
            throw new IllegalArgumentException(field + " is missing or no plain text");
        }
        return text;
    }

    /** Years of five digits are none that databases and other readers of events know. */
    private static Instant time(String text) {
        var time = Instant.parse(text);
        if (time.isBefore(Instant.EPOCH) || !time.isBefore(END_OF_TIME)) {
            throw new IllegalArgumentException("at is no time of our days");
        }
        return time;
    }

    private static UUID orderId(String reference) {
        return UUID_FORM.matcher(reference).matches() ? UUID.fromString(reference) : null;
    }
}
