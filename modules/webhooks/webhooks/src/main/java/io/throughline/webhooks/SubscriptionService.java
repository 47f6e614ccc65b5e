package io.throughline.webhooks;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Subscriptions and their deliveries, each for those who may see them. */
@ApplicationScoped
@Transactional
public class SubscriptionService {

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    EventTypePattern eventTypes;

    @Inject
    EarlierSecrets earlier;

    @Inject
    SecretBox secrets;

    @Inject
    WebhookClock clock;

    @Inject
    @ConfigProperty(name = "throughline.webhooks.subscriptions-per-account", defaultValue = "50")
    int mostPerAccount;

    /**
     * @param url of a host that may be called
     * @throws SubscriptionRefused if an event type is none that is delivered
     * @throws TooManySubscriptions if the caller has as many as an account may have
     */
    public NewSubscription subscribe(Caller caller, EndpointUrl url, List<String> patterns, Preferences preferences) {
        var wanted = eventTypes.checked(patterns);
        if (subscriptions.lockCount(caller.account()) >= mostPerAccount) {
            throw new TooManySubscriptions(mostPerAccount);
        }
        var id = UuidCreator.getTimeOrderedEpoch();
        var secret = secrets.newSecret();
        var subscription = new Subscription(id, caller.account(), url, clock.now());
        subscription.isFor(wanted);
        subscription.prefer(preferences);
        subscription.signsWith(secrets.lock(secret, id));
        subscriptions.add(subscription);
        return new NewSubscription(subscription.view(), Signature.shown(secret));
    }

    /** Newest first, those before one of them. */
    public List<SubscriptionView> list(Caller caller, UUID before, int limit) {
        return subscriptions.page(caller, before, limit).stream()
                .map(Subscription::view)
                .toList();
    }

    public SubscriptionView get(Caller caller, UUID id) {
        return found(caller, id).view();
    }

    /** Nothing more is sent, but for what is on its way this moment. */
    public void delete(Caller caller, UUID id) {
        subscriptions.lock(caller, id).delete(clock.now());
        earlier.deleteAll(id);
        deliveries.cancelAll(id, clock.now());
    }

    /** Takes the place of what was preferred before. */
    public SubscriptionView prefer(Caller caller, UUID id, Preferences preferences) {
        var subscription = subscriptions.lock(caller, id);
        subscription.prefer(preferences);
        return subscription.view();
    }

    /**
     * Newest first, those before one of them.
     *
     * @param state null for any
     */
    public List<DeliveryView> deliveries(Caller caller, UUID id, DeliveryState state, UUID before, int limit) {
        found(caller, id);
        return deliveries.page(id, state, before, limit);
    }

    /**
     * Sends it once more, under its old id.
     *
     * @throws StateConflict if the subscription is not enabled
     */
    public void resend(Caller caller, UUID id, UUID deliveryId) {
        var state = found(caller, id).state();
        if (state != SubscriptionState.ENABLED) {
            throw StateConflict.notEnabled(state);
        }
        deliveries
                .lock(deliveryId, id)
                .orElseThrow(() -> NotFound.delivery(deliveryId))
                .resend(clock.now());
    }

    private Subscription found(Caller caller, UUID id) {
        return subscriptions
                .find(id)
                .filter(subscription -> subscription.belongsTo(caller))
                .orElseThrow(() -> NotFound.subscription(id));
    }
}
