package io.throughline.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Replaces the secrets of subscriptions. An earlier one is signed with for a while too; several, if the answer to a
 * rotation was lost and it is asked for again.
 */
@ApplicationScoped
@Transactional
public class SecretRotation {

    private static final int MOST_EARLIER = 3;

    @Inject
    SubscriptionRepository subscriptions;

    @Inject
    EarlierSecrets earlier;

    @Inject
    SecretBox secrets;

    @Inject
    WebhookClock clock;

    @Inject
    @ConfigProperty(name = "throughline.webhooks.secret-overlap", defaultValue = "PT24H")
    Duration overlap;

    /** @throws StateConflict if too many earlier secrets are signed with */
    public RotatedSecret rotate(Caller caller, UUID id) {
        var subscription = subscriptions.lock(caller, id);
        var now = clock.now();
        if (earlier.count(id, now) >= MOST_EARLIER) {
            throw StateConflict.tooManySecrets(MOST_EARLIER);
        }
        var until = now.plus(overlap);
        earlier.add(id, subscription.secret(), until);
        var secret = secrets.newSecret();
        subscription.signsWith(secrets.lock(secret, id));
        subscription.overlapsUntil(until);
        return new RotatedSecret(Signature.shown(secret), until);
    }

    /** From now on only the newest is signed with, but for what is on its way this moment. */
    public void endOverlap(Caller caller, UUID id) {
        subscriptions.lock(caller, id).overlapsUntil(null);
        earlier.deleteAll(id);
    }
}
