package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import io.throughline.webhooks.Customer.Received;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a subscription goes on that was disabled or ended. */
class ReenablingIT extends FailingEndpoint {

    @Test
    void isSentWhatItMissedAtAPaceThatLeavesRoomForWhatHappensNow() {
        disable();
        confirm(4);
        awaitMissed(6);
        var missed = webhooks.deliveries(subscription).stream()
                .map(delivery -> delivery.get("id").asText())
                .sorted()
                .toList();
        customer.answers(204);
        int before = customer.received().size();

        assertThat(webhooks.enable(subscription, true)).isEqualTo(6);
        var waiting = waiting();
        assertThat(missed.subList(6 - waiting.size(), 6)).as("oldest first").isEqualTo(waiting);
        confirm(1);
        Eventually.that(() -> assertThat(states()).hasSize(7).containsOnly("DELIVERED"));

        var received = customer.received().subList(before, before + 7);
        var resent = received.stream()
                .filter(webhook -> missed.contains(webhook.id()))
                .toList();
        assertThat(resent).extracting(Received::id).containsExactlyInAnyOrderElementsOf(missed);
        assertThat(Duration.between(resent.get(0).at(), resent.get(5).at()))
                .as("half of 4 a second")
                .isGreaterThanOrEqualTo(Duration.ofMillis(1_600));
        assertThat(missed)
                .as("the new event is not the last")
                .contains(received.get(6).id());
    }

    @Test
    void goesOnWithoutWhatItMissedIfThatIsAskedFor() {
        disable();
        customer.answers(204);
        int before = customer.received().size();

        assertThat(webhooks.enable(subscription, false)).isZero();
        confirm(1);
        Eventually.that(() -> assertThat(states()).containsExactlyInAnyOrder("MISSED", "MISSED", "DELIVERED"));
        assertThat(customer.received()).hasSize(before + 1);
        assertThat(webhooks.enabling("integrator", subscription, true).text("reason"))
                .isEqualTo("already_enabled");

        resending(1).require(202);
        resending(2).require(202);
        Eventually.that(() -> assertThat(states()).containsOnly("DELIVERED"));
    }

    @Test
    void isEnabledByItsOwnerAndByOperatorsOnly() {
        customer.answers(410);
        confirm(1);
        Eventually.that(() -> assertThat(state()).isEqualTo("ENDED"));

        assertThat(webhooks.enabling("viewer", subscription, true).status()).isEqualTo(403);
        assertThat(webhooks.enabling("storefront", subscription, true).status()).isEqualTo(403);
        var malformed = webhooks.as("integrator").post("subscriptions/" + Webhooks.id(subscription) + "/enable", "{}");
        assertThat(malformed.status()).isEqualTo(422);
        assertThat(webhooks.enabling("operator", subscription, false).status()).isEqualTo(200);
    }

    /** Those that are not due yet, in the order in which they will be. */
    private List<String> waiting() {
        return database.texts(
                "select delivery_id::text from webhooks.delivery where state = 'PENDING'"
                        + " and subscription_id = ?::uuid and next_attempt_at < changed_at + interval '20 seconds'"
                        + " order by next_attempt_at",
                Webhooks.id(subscription));
    }
}
