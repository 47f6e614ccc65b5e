package io.throughline.webhooks;

import io.throughline.messaging.Outbox;
import io.throughline.webhooks.provider.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the answers of endpoints mean for their subscriptions; within the transaction that notes an attempt. */
@ApplicationScoped
class EndpointHealth {

    private static final Logger LOG = Logger.getLogger(EndpointHealth.class.getName());

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    FailureLimit limit;

    @Inject
    Outbox outbox;

    /** Comes before the delivery is locked: everybody who locks both locks the subscription first. */
    void heard(Attempt attempt, Answer answer, Instant now) {
        if (answer.isSuccess() && attempt.failing()) {
            subscriptions.recovered(attempt.subscriptionId());
        } else if (!answer.isSuccess() && answer.isOfEndpoint()) {
            subscriptions
                    .lock(attempt.subscriptionId())
                    .filter(found -> found.state() == SubscriptionState.ENABLED)
                    .ifPresent(found -> found.failed(now));
        }
    }

    /** Comes after the outcome of the delivery, which is then treated as its others are. */
    void stopIfDue(UUID subscription, Answer answer, Instant now) {
        if (!answer.isSuccess() && answer.isOfEndpoint()) {
            subscriptions
                    .find(subscription)
                    .filter(found -> found.state() == SubscriptionState.ENABLED)
                    .ifPresent(found -> stopIfDue(subscription, found, answer, now));
        }
    }

    private void stopIfDue(UUID id, Subscription subscription, Answer answer, Instant now) {
        if (answer.isFinal()) {
            subscription.end("the endpoint answered 410 Gone", now);
            deliveries.cancelAll(id, now);
            LOG.log(Level.INFO, "Subscription {0} is ended: its endpoint answered 410 Gone", id);
        } else if (limit.isReached(subscription.failingSince(), subscription.failures(), now)) {
            outbox.append(subscription.disable(answer.error(), now));
            deliveries.missAll(id, now);
            LOG.log(Level.WARNING, "Subscription {0} is disabled: every attempt has failed since {1}", new Object[] {
                id, subscription.failingSince()
            });
        }
    }
}
