package io.throughline.webhooks;

import io.throughline.messaging.OutgoingCalls;
import io.throughline.webhooks.provider.Answer;
import io.throughline.webhooks.provider.WebhookRequest;
import io.throughline.webhooks.provider.WebhookSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Makes one attempt: signs, sends with no transaction open, and has the outcome noted. */
@ApplicationScoped
class AttemptRunner {

    /**
     * @param swift whether the endpoint answered soon, whatever it said
     * @param forGood whether no other attempt follows
     */
    record Ended(boolean swift, boolean forGood) {}

    /** For looking the host up and for noting the outcome, beside the time that the endpoint has. */
    private static final Duration MARGIN = Duration.ofSeconds(45);

    private static final long SWIFT_NANOS = Duration.ofSeconds(5).toNanos();

    @Inject
    WebhookSender sender;

    @Inject
    OutgoingCalls calls;

    @Inject
    DeliveryOutcomes outcomes;

    @Inject
    SecretBox secrets;

    @Inject
    WebhookClock clock;

    /** How long an attempt is nobody else's. */
    Duration lease() {
        return sender.longestAttempt().plus(MARGIN);
    }

    Ended run(Attempt attempt) {
        if (!attempt.enabled()) {
            return new Ended(true, outcomes.putAside(attempt));
        }
        long began = System.nanoTime();
        var answer = calls.make(attempt.call(), call -> {
            var given = send(attempt);
            call.answered(given.status() > 0 ? Integer.toString(given.status()) : "no answer");
            return given;
        });
        boolean swift = answer.status() > 0 && System.nanoTime() - began < SWIFT_NANOS;
        return new Ended(swift, outcomes.note(attempt, answer));
    }

    private Answer send(Attempt attempt) {
        List<byte[]> keys;
        try {
            keys = attempt.secrets().stream()
                    .map(secret -> secrets.unlock(secret, attempt.subscriptionId()))
                    .toList();
        } catch (IllegalStateException e) {
            return Answer.unsent(e.getMessage());
        }
        var id = attempt.deliveryId().toString();
        var now = clock.now();
        var signature = Signature.of(keys, id, now, attempt.body());
        return sender.send(new WebhookRequest(attempt.url(), id, now.getEpochSecond(), signature, attempt.body()));
    }
}
