package io.throughline.sandbox.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A call under an idempotency key; the fingerprint tells whether another call asks for the same. */
public record KeyedCall(String operation, String key, String fingerprint) {
    private static final int LONGEST_KEY = 255;

    public static KeyedCall of(String operation, Call call) {
        return new KeyedCall(operation, key(call), fingerprint(call));
    }

    public boolean asksTheSameAs(KeyedCall other) {
        return fingerprint.equals(other.fingerprint);
    }

    private static String key(Call call) {
        String key = call.header("Idempotency-Key")
                .orElseThrow(() ->
                        new Problem(400, "idempotency_key_missing", "This call needs the header Idempotency-Key."));
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Problem(400, "idempotency_key_invalid", "Idempotency-Key must have 1 to 255 characters.");
        }
        return key;
    }

    private static String fingerprint(Call call) {
        try {
            String body = call.hasBody() ? Json.CANONICAL.writeValueAsString(call.json()) : "{}";
            return fingerprint(call.path() + "\n" + body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of all that makes out a request. */
    public static String fingerprint(String request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
