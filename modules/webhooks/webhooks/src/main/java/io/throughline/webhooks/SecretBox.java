package io.throughline.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the secrets of subscriptions unreadable in the database: AES-256-GCM, bound to the subscription. */
@ApplicationScoped
class SecretBox {

    static final int SECRET_BYTES = 32;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST_KEY = 16;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    @Inject
    SecretBox(@ConfigProperty(name = "throughline.webhook.secret.key") String key) {
        this.key = derived(key);
    }

    /** For the container's proxy only. */
    protected SecretBox() {
        key = null;
    }

    byte[] newSecret() {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    byte[] lock(byte[] secret, UUID subscription) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var locked = cipher(Cipher.ENCRYPT_MODE, nonce, subscription).doFinal(secret);
            return ByteBuffer.allocate(NONCE_BYTES + locked.length)
                    .put(nonce)
                    .put(locked)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret of a subscription cannot be encrypted", e);
        }
    }

    /** @throws IllegalStateException if it was locked with another key, or for another subscription */
    byte[] unlock(byte[] locked, UUID subscription) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(locked, NONCE_BYTES), subscription)
                    .doFinal(locked, NONCE_BYTES, locked.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the secret cannot be read: was THROUGHLINE_WEBHOOK_SECRET_KEY changed?", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID subscription) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(subscription.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static SecretKeySpec derived(String text) {
        if (text.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "THROUGHLINE_WEBHOOK_SECRET_KEY must have at least " + SHORTEST_KEY + " random characters");
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(digest, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
