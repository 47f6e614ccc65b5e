package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that is away is left alone, and no order pays for that. */
class ProviderCircuitIT extends OnLiberty {

    private static final String NOT_ASKED = "SELECT count(*) FROM messaging.activity"
            + " WHERE kind = 'ATTEMPT' AND detail LIKE '%the payment provider is not asked%'";

    private final ProviderBooks provider =
            new ProviderBooks(TestServers.shared().sandbox().url());
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final OrderFeed orders = new OrderFeed();

    @AfterEach
    void restore() {
        provider.noMoreFaults();
    }

    @Test
    void isNotAskedWhileMostCallsFailAndEveryOrderIsPaidForAfterwards() {
        provider.fault("{\"target\":\"payment\",\"mode\":\"error\",\"when\":\"before\"}");
        var placed = Stream.generate(UUID::randomUUID).limit(20).toList();
        placed.forEach(orders::place);
        Eventually.that(() -> assertThat(database.number(NOT_ASKED)).isPositive());

        provider.noMoreFaults();

        placed.forEach(order -> orders.awaitStatus(order, "AUTHORIZED"));
        assertThat(placed)
                .allSatisfy(order -> assertThat(database.texts(
                                "SELECT reason FROM messaging.dead_letter WHERE key = ?", order.toString()))
                        .isEmpty());
    }
}
