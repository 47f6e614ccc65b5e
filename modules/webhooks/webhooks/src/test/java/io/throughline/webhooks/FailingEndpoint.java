package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.Answer;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.webhooks.Customer.Received;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A subscription whose endpoint may fail for days, by a clock that the tests set. */
abstract class FailingEndpoint extends OnLiberty {

    private static final String PREFERENCES =
            "{\"contact\":\"ops@example.org\",\"language\":\"de-AT\",\"requestsPerSecond\":4}";

    final Webhooks webhooks = new Webhooks();
    final ApplicationDatabase database = ApplicationDatabase.shared();
    Customer customer;
    JsonNode subscription;

    @BeforeEach
    void subscribe() throws IOException {
        webhooks.resetClock();
        customer = new Customer();
        subscription = webhooks.subscribePreferring(PREFERENCES, customer.url(), "orders.*");
    }

    @AfterEach
    void unsubscribe() {
        webhooks.delete(subscription);
        customer.close();
    }

    /** Two deliveries fail for more than five days. */
    void disable() {
        customer.answers(500);
        confirm(2);
        awaitAttempts(1, 1);
        failFor(4);
        webhooks.letPass("PT27H");
        Eventually.that(() -> assertThat(state()).isEqualTo("DISABLED"));
    }

    /** Longer than the longest wait of the schedule each time, so that every delivery is tried. */
    void failFor(int times) {
        for (int i = 0; i < times; i++) {
            var next =
                    open().map(delivery -> delivery.get("attempts").asInt() + 1).toArray(Integer[]::new);
            webhooks.letPass("PT27H");
            awaitAttempts(next);
        }
    }

    void awaitAttempts(Integer... attempts) {
        Eventually.that(
                () -> assertThat(open().map(delivery -> delivery.get("attempts").asInt()))
                        .containsExactly(attempts));
    }

    Stream<JsonNode> open() {
        return webhooks.deliveries(subscription).stream()
                .filter(delivery -> delivery.get("state").asText().equals("PENDING"));
    }

    void awaitMissed(int number) {
        Eventually.that(() -> assertThat(states()).hasSize(number).containsOnly("MISSED"));
    }

    /** A subscription that was made later has the last event. */
    void awaitHandled() {
        var other = webhooks.subscribe("http://127.0.0.1:9/nobody", "orders.*");
        confirm(1);
        Eventually.that(() -> assertThat(webhooks.deliveries(other)).isNotEmpty());
        webhooks.delete(other);
    }

    Answer resending(int delivery) {
        var id = webhooks.deliveries(subscription).get(delivery).get("id").asText();
        return webhooks.as("integrator")
                .post("subscriptions/" + Webhooks.id(subscription) + "/deliveries/" + id + "/resend", "");
    }

    void confirm(int orders) {
        Stream.generate(UUID::randomUUID).limit(orders).forEach(webhooks::confirm);
    }

    void change(String what) {
        database.change(
                "update webhooks.subscription set " + what + " where subscription_id = ?::uuid",
                Webhooks.id(subscription));
    }

    String state() {
        return webhooks.get(subscription).get("state").asText();
    }

    List<String> states() {
        return webhooks.deliveries(subscription).stream()
                .map(delivery -> delivery.get("state").asText())
                .toList();
    }

    Stream<String> ids() {
        return customer.received().stream().map(Received::id).distinct();
    }

    List<JsonNode> disabledEvents() {
        return database
                .texts(
                        "select convert_from(data, 'UTF8') from messaging.outbox_event"
                                + " where type = 'webhooks.endpoint-disabled' and key = ?",
                        Webhooks.id(subscription))
                .stream()
                .map(Answer::read)
                .toList();
    }
}
