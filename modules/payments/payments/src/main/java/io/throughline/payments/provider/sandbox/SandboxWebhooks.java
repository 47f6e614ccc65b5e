package io.throughline.payments.provider.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.payments.provider.CheckedText;
import io.throughline.payments.provider.IncomingWebhook;
import io.throughline.payments.provider.Notification;
import io.throughline.payments.provider.ProviderWebhooks;
import io.throughline.payments.provider.SignedMessage;
import io.throughline.payments.provider.StandardWebhooks;
import io.throughline.payments.provider.UnreadableNotification;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The sandbox's webhooks, signed by Standard Webhooks. Their secret has no default. */
@ApplicationScoped
public class SandboxWebhooks implements ProviderWebhooks {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    @ConfigProperty(name = "throughline.payment.webhook.secret")
    String secret;

    @Inject
    @ConfigProperty(name = "throughline.payment.webhook.tolerance", defaultValue = "PT5M")
    Duration tolerance;

    private StandardWebhooks signatures;

    @PostConstruct
    void prepare() {
        signatures = new StandardWebhooks(secret, tolerance, Clock.systemUTC());
    }

    /** A malformed secret stops the start, not the first webhook. */
    void requireSecret(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // the secret was read when this bean was made
    }

    @Override
    public Notification read(IncomingWebhook webhook) {
        var message = new SignedMessage(
                webhook.header("webhook-id"),
                webhook.header("webhook-timestamp"),
                webhook.header("webhook-signature"),
                webhook.body());
        signatures.verify(message);
        try {
            var body = JSON.readTree(message.body());
            var entry = Views.entry(body.required("data"), Views.instant(body.required("timestamp")));
            return new Notification(message.id(), CheckedText.name(body.required("type")), entry);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableNotification("the notification cannot be read");
        }
    }
}
