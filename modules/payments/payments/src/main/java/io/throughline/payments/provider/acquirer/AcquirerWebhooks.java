package io.throughline.payments.provider.acquirer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.throughline.payments.provider.CheckedText;
import io.throughline.payments.provider.IncomingWebhook;
import io.throughline.payments.provider.Notification;
import io.throughline.payments.provider.ProviderWebhooks;
import io.throughline.payments.provider.SignatureRefused;
import io.throughline.payments.provider.UnreadableNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The acquirer's webhooks: forms, signed with the HMAC-SHA256 in hex of {@code <seconds>:<body>}. */
@ApplicationScoped
public class AcquirerWebhooks implements ProviderWebhooks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 16;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    @Inject
    @ConfigProperty(name = "throughline.payment.acquirer.key")
    Optional<String> key;

    @Inject
    @ConfigProperty(name = "throughline.payment.acquirer.webhook.secret")
    Optional<String> secret;

    @Inject
    @ConfigProperty(name = "throughline.payment.webhook.tolerance", defaultValue = "PT5M")
    Duration tolerance;

    Clock clock = Clock.systemUTC();

    /** An acquirer that is set up by half stops the start, not the first webhook. */
    void requireSecret(@Observes @Initialized(ApplicationScoped.class) Object start) {
        if (key.isPresent()
                && secret.filter(text -> text.length() >= SHORTEST_SECRET).isEmpty()) {
            throw new IllegalStateException("throughline.payment.acquirer.webhook.secret must have " + SHORTEST_SECRET
                    + " characters or more, as there is a throughline.payment.acquirer.key");
        }
    }

    @Override
    public Notification read(IncomingWebhook webhook) {
        verify(webhook.header("X-Acquirer-Time"), webhook.header("X-Acquirer-Signature"), webhook.body());
        try {
            var form = form(new String(webhook.body(), UTF_8));
            var entry = Transactions.entry(form);
            return new Notification(
                    CheckedText.name(form.required("notice")), CheckedText.name(form.required("event")), entry);
        } catch (IllegalArgumentException e) {
            throw new UnreadableNotification("the notification cannot be read");
        }
    }

    private void verify(String time, String signature, byte[] body) {
        if (time == null || signature == null) {
            throw new SignatureRefused("it is not signed");
        }
        if (!SECONDS.matcher(time).matches()) {
            throw new SignatureRefused("its time is malformed");
        }
        // takes as long for a nearly right signature as for a wrong one
        if (!MessageDigest.isEqual(signature(time, body).getBytes(UTF_8), signature.getBytes(UTF_8))) {
            throw new SignatureRefused("the signature is not right");
        }
        long age = clock.instant().getEpochSecond() - Long.parseLong(time);
        if (Math.abs(age) > tolerance.toSeconds()) {
            throw new SignatureRefused("its time is " + age + " s from now");
        }
    }

    private String signature(String time, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.orElseThrow().getBytes(UTF_8), ALGORITHM));
            mac.update((time + ":").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode form(String body) {
        var form = JsonNodeFactory.instance.objectNode();
        for (var field : body.split("&")) {
            var parts = field.split("=", 2);
            if (parts.length < 2 || form.has(parts[0])) {
                throw new IllegalArgumentException("no form");
            }
            form.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return form;
    }
}
