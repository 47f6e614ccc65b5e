package io.throughline.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts a stopped subscription again, with or without what its endpoint has missed. */
@ApplicationScoped
@Transactional
public class Reenabling {

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    WebhookClock clock;

    @Inject
    @ConfigProperty(name = "throughline.webhooks.requests-per-second", defaultValue = "200")
    double usualPace;

    @Inject
    @ConfigProperty(name = "throughline.webhooks.resends-per-second", defaultValue = "10")
    double resendPace;

    /**
     * @param resendMissed whether what has not reached the endpoint since it began to fail is sent now, oldest first, at a
     *     pace that leaves half of the subscription's to new events
     * @return how many are sent once more
     * @throws StateConflict if it is enabled
     */
    public int enable(Caller caller, UUID id, boolean resendMissed) {
        var subscription = subscriptions.lock(caller, id);
        if (subscription.state() == SubscriptionState.ENABLED) {
            throw StateConflict.alreadyEnabled();
        }
        var now = clock.now();
        var since = subscription.failingSince();
        subscription.enable(now);
        return resendMissed ? deliveries.resendSince(id, since, now, pace(subscription)) : 0;
    }

    private double pace(Subscription subscription) {
        var own = subscription.requestsPerSecond();
        return Math.min(resendPace, (own == null ? usualPace : own) / 2);
    }
}
