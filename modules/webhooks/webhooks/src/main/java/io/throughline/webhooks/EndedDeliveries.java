package io.throughline.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What nobody needs any more; a transaction a batch, so that no lock is held for long. */
@ApplicationScoped
@Transactional
class EndedDeliveries {

    @Inject
    DeliveryRepository deliveries;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    EarlierSecrets earlier;

    @Inject
    WebhookClock clock;

    @Inject
    @ConfigProperty(name = "throughline.webhooks.retention", defaultValue = "P30D")
    Duration retention;

    int forget(int batch) {
        return deliveries.forgetEnded(clock.now().minus(retention), batch);
    }

    int forgetSecrets() {
        return earlier.forgetExpired(clock.now());
    }

    int forgetSubscriptions() {
        return subscriptions.forgetDeleted();
    }
}
