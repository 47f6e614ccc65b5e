package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many requests an endpoint gets a second, seen from the endpoint. */
class PaceIT extends OnLiberty {

    private final Webhooks webhooks = new Webhooks();
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private Customer customer;
    private JsonNode subscription;

    @BeforeEach
    void listen() throws IOException {
        webhooks.resetClock();
        customer = new Customer();
    }

    @AfterEach
    void close() {
        webhooks.delete(subscription);
        customer.close();
    }

    @Test
    void isWhatTheSubscriptionWantsAndCountsAsNoAttempt() {
        subscription = subscribe(4);
        confirm(14);
        Eventually.that(() -> assertThat(customer.received()).hasSize(14));

        // 2 at once, and the others a quarter of a second apart
        assertThat(taken()).isGreaterThanOrEqualTo(Duration.ofMillis(2_900));
        Eventually.that(() -> assertThat(webhooks.deliveries(subscription))
                .hasSize(14)
                .allSatisfy(delivery -> {
                    assertThat(delivery.get("state").asText()).isEqualTo("DELIVERED");
                    assertThat(delivery.get("attempts").asInt()).isEqualTo(1);
                }));
    }

    @Test
    void letsTheNodeSleepUntilTheNextRequestIsAllowed() {
        subscription = subscribe(0.01);
        confirm(4);
        Eventually.that(() -> assertThat(customer.received()).hasSize(2));
        Eventually.that(() -> assertThat(pending()).isEqualTo(2));

        Eventually.that(() ->
                assertThat(Instant.parse(webhooks.next())).isAfter(Instant.now().plusSeconds(5)));
    }

    @Test
    void doesNotWaitForThePaceOfAnotherSubscriptionOfTheSameEndpoint() {
        subscription = subscribe(0.01);
        confirm(4);
        Eventually.that(() -> assertThat(customer.received()).hasSize(2));
        var swift = webhooks.subscribe(customer.url(), "orders.*");
        try {
            confirm(30);
            Eventually.that(() -> assertThat(webhooks.deliveries(swift))
                    .hasSize(30)
                    .allSatisfy(delivery ->
                            assertThat(delivery.get("state").asText()).isEqualTo("DELIVERED")));

            assertThat(customer.received().size()).isBetween(32, 33);
        } finally {
            webhooks.delete(swift);
        }
    }

    @Test
    void changesWithThePreference() {
        subscription = subscribe(0.05);
        confirm(12);
        Eventually.that(() -> assertThat(customer.received()).hasSize(2));

        var preferred = prefer(50);

        assertThat(preferred.at("/preferences/requestsPerSecond").asInt()).isEqualTo(50);
        Eventually.that(() -> assertThat(customer.received()).hasSize(12));
    }

    /** This node sends, and two further ones take what they can get. */
    @Test
    void isKeptByAllNodesTogether() throws Exception {
        subscription = subscribe(0.05);
        confirm(50);
        Eventually.that(() -> assertThat(pending()).isEqualTo(48));
        var threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> node = () -> Integer.parseInt(webhooks.as("admin")
                    .post("probe/claims/" + URI.create(customer.url()).getAuthority() + "/PT3S", "")
                    .require(200)
                    .body());
            var began = System.nanoTime();
            prefer(5);
            int claimed = 0;
            for (var count : threads.invokeAll(List.of(node, node))) {
                claimed += count.get();
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            int sent = customer.received().size() - 2;

            assertThat(claimed).isPositive();
            assertThat(claimed + sent)
                    .isLessThanOrEqualTo((int) (took.toMillis() * 5 / 1_000) + 2)
                    .isGreaterThan(10);
        } finally {
            threads.shutdownNow();
        }
    }

    /** And lets the time pass that the pace before made it wait. */
    private JsonNode prefer(double requestsPerSecond) {
        var preferred = webhooks.as("integrator")
                .put(
                        "subscriptions/" + Webhooks.id(subscription) + "/preferences",
                        "{\"requestsPerSecond\":" + requestsPerSecond + "}")
                .require(200)
                .json();
        webhooks.letPass("PT20S");
        return preferred;
    }

    private JsonNode subscribe(double requestsPerSecond) {
        return webhooks.subscribePreferring(
                "{\"requestsPerSecond\":" + requestsPerSecond + "}", customer.url(), "orders.*");
    }

    private void confirm(int orders) {
        Stream.generate(UUID::randomUUID).limit(orders).forEach(webhooks::confirm);
    }

    private long pending() {
        return database.number(
                "select count(*) from webhooks.delivery where state = 'PENDING' and subscription_id = ?::uuid",
                Webhooks.id(subscription));
    }

    private Duration taken() {
        var received = customer.received();
        return Duration.between(
                received.get(0).at(), received.get(received.size() - 1).at());
    }
}
