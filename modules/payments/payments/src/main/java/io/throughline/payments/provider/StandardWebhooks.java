package io.throughline.payments.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies the symmetric signatures ({@code v1}) of Standard Webhooks. */
public final class StandardWebhooks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET_PREFIX = "whsec_";
    /** In bytes, as Standard Webhooks has it. */
    private static final int SHORTEST_SECRET = 24;

    private static final int LONGEST_SECRET = 64;

    private static final String SIGNATURE_PREFIX = "v1,";
    /** A dot would let a signed message be cut at another place. */
    private static final Pattern ID = Pattern.compile("[!-~&&[^.]]{1,200}");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final SecretKeySpec key;
    private final Duration tolerance;
    private final Clock clock;

    /**
     * @param secret {@code whsec_} and 24 to 64 bytes in base64
     * @param tolerance how far the sender's time may be from ours, either way
     * @throws IllegalArgumentException if the secret is none; its text is not in the message
     */
    public StandardWebhooks(String secret, Duration tolerance, Clock clock) {
        this.key = key(secret);
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /** Returns if one of the signatures is right, for a sender that changes its secret signs with both. */
    public void verify(SignedMessage message) {
        if (message.id() == null || message.timestamp() == null || message.signatures() == null) {
            throw new SignatureRefused("it is not signed");
        }
        if (!ID.matcher(message.id()).matches()
                || !SECONDS.matcher(message.timestamp()).matches()) {
            throw new SignatureRefused("its id or timestamp is malformed");
        }
        var expected = signature(message);
        if (Arrays.stream(message.signatures().split(" ")).noneMatch(given -> isEqual(expected, given))) {
            throw new SignatureRefused("no signature is right");
        }
        long age = clock.instant().getEpochSecond() - Long.parseLong(message.timestamp());
        if (Math.abs(age) > tolerance.toSeconds()) {
            throw new SignatureRefused("its timestamp is " + age + " s from now");
        }
    }

    private byte[] signature(SignedMessage message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((message.id() + "." + message.timestamp() + ".").getBytes(UTF_8));
            return mac.doFinal(message.body());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes as long for a nearly right signature as for a wrong one. */
    private static boolean isEqual(byte[] expected, String given) {
        if (!given.startsWith(SIGNATURE_PREFIX)) {
            return false;
        }
        var right = Base64.getEncoder().encode(expected);
        return MessageDigest.isEqual(
                right, given.substring(SIGNATURE_PREFIX.length()).getBytes(UTF_8));
    }

    private static SecretKeySpec key(String secret) {
        var bytes = bytes(secret);
        if (bytes.length < SHORTEST_SECRET || bytes.length > LONGEST_SECRET) {
            throw unfit("; it has " + bytes.length);
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    private static byte[] bytes(String secret) {
        try {
            if (secret.startsWith(SECRET_PREFIX)) {
                return Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
            }
        } catch (IllegalArgumentException e) {
            // told below, without the secret
        }
        throw unfit("");
    }

    private static IllegalArgumentException unfit(String found) {
        return new IllegalArgumentException(
                "throughline.payment.webhook.secret must be whsec_ followed by 24 to 64 bytes in base64" + found);
    }
}
