package io.throughline.webhooks;

import io.throughline.webhooks.provider.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Notes what became of attempts. */
@ApplicationScoped
@Transactional
class DeliveryOutcomes {

    private static final Logger LOG = Logger.getLogger(DeliveryOutcomes.class.getName());

    @Inject
    DeliveryRepository deliveries;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    EndpointHealth health;

    @Inject
    RetrySchedule schedule;

    @Inject
    WebhookClock clock;

    /** @return whether no other attempt follows */
    boolean note(Attempt attempt, Answer answer) {
        var now = clock.now();
        health.heard(attempt, answer, now);
        var found = deliveries.lock(attempt.deliveryId());
        found.ifPresent(delivery -> {
            delivery.attempted(answer, attempt.known(), schedule, now);
            if (delivery.state() == DeliveryState.FAILED) {
                LOG.log(Level.WARNING, "Webhook {0} for {1} is given up after {2} attempts: {3}", new Object[] {
                    attempt.deliveryId(), attempt.endpoint(), delivery.attempts(), answer.error()
                });
            }
        });
        health.stopIfDue(attempt.subscriptionId(), answer, now);
        return found.map(delivery -> delivery.state() != DeliveryState.PENDING).orElse(true);
    }

    /**
     * Nothing may be sent, for its subscription was not enabled when the attempt began.
     *
     * @return whether that has not changed in this moment
     */
    boolean putAside(Attempt attempt) {
        var state = subscriptions.lockState(attempt.subscriptionId());
        deliveries.lock(attempt.deliveryId()).ifPresent(delivery -> {
            switch (state) {
                case DISABLED -> delivery.miss(clock.now());
                case ENDED, DELETED -> delivery.cancel(clock.now());
                case ENABLED -> delivery.resend(clock.now());
            }
        });
        return state != SubscriptionState.ENABLED;
    }
}
