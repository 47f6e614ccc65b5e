package io.throughline.sandbox.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of one endpoint: what signs with it and what verifies. */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /** Throws {@link IllegalArgumentException} with what it must be. */
    public static WebhookSecret of(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "");
            if (key.length >= 24 && key.length <= 64) {
                return new WebhookSecret(key);
            }
        } catch (IllegalArgumentException e) {
            // the same answer as for a wrong length
        }
        throw new IllegalArgumentException("must be " + PREFIX + " and 24 to 64 bytes in base64");
    }

    public String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether one of the signatures, separated by blanks, is right and the time of sending is near. */
    public boolean verifies(Signed message, Instant now) {
        try {
            long timestamp = Long.parseLong(message.timestamp());
            byte[] expected = bytes(sign(message.id(), timestamp, message.body()));
            Duration age =
                    Duration.between(Instant.ofEpochSecond(timestamp), now).abs();
            return age.compareTo(TOLERANCE) <= 0
                    && Stream.of(message.signatures().split(" "))
                            .anyMatch(given -> MessageDigest.isEqual(expected, bytes(given)));
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    /** A webhook as it came; what is missing is an empty text. */
    public record Signed(String id, String timestamp, String signatures, byte[] body) {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
