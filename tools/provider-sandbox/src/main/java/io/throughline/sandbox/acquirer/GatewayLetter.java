package io.throughline.sandbox.acquirer;

import io.throughline.sandbox.courier.Letter;
import io.throughline.sandbox.payment.PaymentNotice;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A form, signed with the HMAC-SHA256 in hex of {@code <seconds>:<body>}. */
public final class GatewayLetter implements Letter {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 16;
    private static final Map<String, String> EVENTS = Map.of(
            "authorized", "RESERVED",
            "declined", "REJECTED",
            "captured", "CHARGED",
            "voided", "RELEASED",
            "refunded", "REPAID");

    private final SecretKeySpec key;

    private GatewayLetter(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public static GatewayLetter of(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("must have " + SHORTEST + " characters or more");
        }
        return new GatewayLetter(secret);
    }

    @Override
    public void write(PaymentNotice notice, HttpRequest.Builder request) {
        String body = body(notice);
        String now = Long.toString(Instant.now().getEpochSecond());
        request.header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Acquirer-Time", now)
                .header("X-Acquirer-Signature", signature(now + ":" + body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String body(PaymentNotice notice) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("notice", notice.id());
        fields.put("event", EVENTS.get(notice.event()));
        fields.put("changed", Long.toString(notice.at().toEpochMilli()));
        fields.putAll(GatewayView.of(notice.authorization()));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
