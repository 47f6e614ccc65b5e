package io.throughline.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** An identity provider: signs tokens, and publishes the key that verifies them. */
final class Issuer {

    static final String NAME = "https://login.example.org";
    static final String AUDIENCE = "throughline";

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;

    Issuer() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    /** A JSON Web Key Set. */
    String keySet() {
        var key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    String token(String subject, String role) {
        return token(NAME, AUDIENCE, subject, role, Instant.now().plusSeconds(3600));
    }

    String token(String issuer, String audience, String subject, String role, Instant end) {
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\"}";
        // the first name that a server might take for the subject's is somebody else's
        var claims = """
                {"iss":"%s","aud":"%s","sub":"%s","upn":"mallory","preferred_username":"mallory","groups":["%s"],
                 "iat":%d,"exp":%d,"jti":"%s"}""".formatted(
                        issuer,
                        audience,
                        subject,
                        role,
                        end.getEpochSecond() - 7200,
                        end.getEpochSecond(),
                        java.util.UUID.randomUUID());
        var content = encode(header.getBytes(UTF_8)) + "." + encode(claims.getBytes(UTF_8));
        return content + "." + encode(sign(content));
    }

    private byte[] sign(String content) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encode(byte[] bytes) {
        return URL.encodeToString(bytes);
    }
}
