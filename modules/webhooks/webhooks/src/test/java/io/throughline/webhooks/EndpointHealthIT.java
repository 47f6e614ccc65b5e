package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.messaging.testkit.Eventually;
import org.junit.jupiter.api.Test;

/** What becomes of a subscription whose endpoint is gone or keeps failing. */
class EndpointHealthIT extends FailingEndpoint {

    @Test
    void endsAtA410WithWhatIsPendingUntilItIsEnabledAgain() {
        customer.answers(500);
        confirm(2);
        awaitAttempts(1, 1);
        customer.answers(410);
        confirm(1);
        Eventually.that(() -> assertThat(state()).isEqualTo("ENDED"));

        assertThat(states()).containsExactlyInAnyOrder("CANCELLED", "CANCELLED", "FAILED");
        var ended = webhooks.get(subscription);
        assertThat(ended.get("stateReason").asText()).isEqualTo("the endpoint answered 410 Gone");
        assertThat(ended.hasNonNull("stateSince")).isTrue();
        assertThat(resending(0).status()).isEqualTo(409);
        assertThat(resending(0).text("reason")).isEqualTo("not_enabled");
        int before = customer.received().size();
        webhooks.letPass("PT10M");
        confirm(1);
        awaitHandled();
        assertThat(states()).hasSize(3);
        assertThat(customer.received()).hasSize(before);

        customer.answers(204);
        assertThat(webhooks.enable(subscription, true)).isEqualTo(3);
        Eventually.that(() -> assertThat(states()).containsOnly("DELIVERED"));
        assertThat(state()).isEqualTo("ENABLED");
        assertThat(ids()).hasSize(3);
        assertThat(disabledEvents()).isEmpty();
    }

    @Test
    void isDisabledAfterFiveDaysOfFailuresAndMissesWhatHappens() {
        disable();

        var disabled = webhooks.get(subscription);
        assertThat(disabled.get("stateReason").asText())
                .startsWith("every attempt has failed since 20")
                .endsWith("the last one with: HTTP status 500");
        assertThat(states()).containsOnly("MISSED");
        int before = customer.received().size();
        confirm(2);
        awaitMissed(4);
        webhooks.letPass("PT30H");
        assertThat(states()).hasSize(4).containsOnly("MISSED");
        assertThat(customer.received()).hasSize(before);

        assertThat(disabledEvents()).singleElement().satisfies(event -> {
            assertThat(event.get("contact").asText()).isEqualTo("ops@example.org");
            assertThat(event.get("language").asText()).isEqualTo("de-AT");
            assertThat(event.get("owner").asText()).isEqualTo("integrator");
            assertThat(customer.url()).contains(event.get("endpoint").asText());
            assertThat(event.get("problem").asText()).isEqualTo("HTTP status 500");
            assertThat(event.get("failures").asInt()).isGreaterThanOrEqualTo(10);
        });
    }

    @Test
    void isNotDisabledWhileAnAttemptSucceedsNowAndThen() {
        customer.answers(500);
        confirm(2);
        awaitAttempts(1, 1);
        failFor(3);
        assertThat(webhooks.get(subscription).hasNonNull("failingSince")).isTrue();
        customer.answers(204);
        confirm(1);
        Eventually.that(() -> assertThat(states()).contains("DELIVERED"));
        assertThat(webhooks.get(subscription).hasNonNull("failingSince")).isFalse();

        customer.answers(500);
        failFor(4);

        assertThat(state()).isEqualTo("ENABLED");
        assertThat(disabledEvents()).isEmpty();
    }

    @Test
    void isNotBlamedForASecretThatWeCannotRead() {
        database.change(
                "update webhooks.subscription set secret = ? where subscription_id = ?::uuid",
                new byte[60],
                Webhooks.id(subscription));
        confirm(1);
        awaitAttempts(1);

        assertThat(webhooks.deliveries(subscription).get(0).get("lastError").asText())
                .contains("SECRET_KEY");
        assertThat(webhooks.get(subscription).hasNonNull("failingSince")).isFalse();
    }

    @Test
    void putsAsideWhatWasQueuedInTheVeryMoment() {
        disable();
        int before = customer.received().size();
        database.change(
                "update webhooks.delivery set state = 'PENDING', next_attempt_at = now() where subscription_id = ?::uuid",
                Webhooks.id(subscription));
        webhooks.letPass("PT1S");

        Eventually.that(() -> assertThat(states()).containsOnly("MISSED"));
        assertThat(customer.received()).hasSize(before);
    }

    @Test
    void keepsWhatWasMissedNoLongerThanWhatEnded() {
        disable();
        webhooks.letPass("P29D");
        webhooks.forget();
        assertThat(states()).hasSize(2);
        webhooks.letPass("P2D");
        webhooks.forget();

        assertThat(states()).isEmpty();
    }

    @Test
    void isKeptToItsStatesByTheDatabaseToo() {
        assertThatThrownBy(() -> change("state = 'LOST'")).hasMessageContaining("subscription_state_is_known");
        assertThatThrownBy(() -> change("state = 'DISABLED'")).hasMessageContaining("subscription_stopped_has_reason");
        assertThatThrownBy(() -> change("state = 'DELETED'")).hasMessageContaining("subscription_is_deleted_once");
        assertThatThrownBy(() -> change("failures = 1")).hasMessageContaining("subscription_fails_since_a_failure");
        assertThatThrownBy(() -> change("requests_per_second = 0")).hasMessageContaining("subscription_has_a_pace");
    }
}
