package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.messaging.testkit.HttpProbe;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider never has to throttle us, and no order pays for that. */
class ProviderRateIT extends OnLiberty {

    private static final String PUT_OFF = "SELECT count(*) FROM messaging.activity WHERE kind = 'ATTEMPT'"
            + " AND detail LIKE '%payment-provider is not called more than 5.0 times a second%'";

    private final ProviderBooks provider =
            new ProviderBooks(TestServers.shared().sandbox().url());
    private final ServerVariable rate = new ServerVariable("throughline.payment.provider.calls-per-second");
    private final HttpProbe admin = HttpProbe.ofManaged("/payments/api/").as("admin");
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final OrderFeed orders = new OrderFeed();

    @AfterEach
    void restore() {
        goOn();
        rate.isNone();
        provider.noMoreFaults();
    }

    @Test
    void callsAFewTimesASecondWhateverWaits() {
        // a busy machine sends late what it was to send evenly: the provider takes twice the rate
        provider.fault("{\"target\":\"payment\",\"mode\":\"throttle\",\"perSecond\":10}");
        rateIs("5");
        long before = database.number(PUT_OFF);
        var placed = Stream.generate(UUID::randomUUID).limit(40).toList();
        database.change("INSERT INTO messaging.consumer_pause (consumer, kind, owner, reason)"
                + " VALUES ('payments.orders-events', 'OPERATOR', 'a test', 'all orders at once')");
        placed.forEach(orders::place);

        goOn();

        placed.forEach(order -> orders.awaitStatus(order, "AUTHORIZED"));
        assertThat(provider.struck()).isZero();
        assertThat(database.number(PUT_OFF)).isGreaterThan(before);
        assertThat(placed).allSatisfy(order -> assertThat(deadLettersOf(order)).isEmpty());
    }

    @Test
    void countsTheTurnsThatOtherNodesTook() {
        rateIs("5");
        assertThat(call()).contains("\"answer\"");

        database.change("UPDATE messaging.outgoing_pace SET next_at = now() + interval '1 hour'"
                + " WHERE system = 'payment-provider'");
        assertThat(call()).contains("ProviderThrottled", "not called more than 5.0 times a second");

        database.change("UPDATE messaging.outgoing_pace SET next_at = now() WHERE system = 'payment-provider'");
        assertThat(call()).contains("\"answer\"");
    }

    private void rateIs(String value) {
        rate.is(value);
        Eventually.that(() -> assertThat(
                        admin.get("probe/provider/calls-per-second").json().asText())
                .isEqualTo(value));
    }

    private void goOn() {
        database.texts("DELETE FROM messaging.consumer_pause WHERE kind = 'OPERATOR' RETURNING consumer");
    }

    private String call() {
        return admin.get("probe/provider/without-transaction").require(200).body();
    }

    private List<String> deadLettersOf(UUID order) {
        return database.texts("SELECT reason FROM messaging.dead_letter WHERE key = ?", order.toString());
    }
}
