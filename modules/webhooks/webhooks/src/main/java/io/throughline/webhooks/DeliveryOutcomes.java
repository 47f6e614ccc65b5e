package io.throughline.webhooks;

import io.throughline.webhooks.provider.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
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
    RetrySchedule schedule;

    @Inject
    WebhookClock clock;

    /** @return whether no other attempt follows */
    boolean note(Attempt attempt, Answer answer) {
        var found = deliveries.lock(attempt.deliveryId());
        found.ifPresent(delivery -> {
            delivery.attempted(answer, attempt.known(), schedule, clock.now());
            if (delivery.state() == DeliveryState.FAILED) {
                LOG.log(Level.WARNING, "Webhook {0} for {1} is given up after {2} attempts: {3}", new Object[] {
                    attempt.deliveryId(), attempt.endpoint(), delivery.attempts(), answer.error()
                });
            }
        });
        return found.map(delivery -> delivery.state() != DeliveryState.PENDING).orElse(true);
    }

    void cancel(UUID deliveryId) {
        deliveries.lock(deliveryId).ifPresent(delivery -> delivery.cancel(clock.now()));
    }
}
