package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that is away is left alone, and no order pays for that. */
class ProviderCircuitIT extends OnLiberty {

    private static final String NOT_ASKED = "SELECT count(*) FROM messaging.activity"
            + " WHERE kind = 'ATTEMPT' AND detail LIKE '%the payment provider is not asked%'";

    /** Attempts of orders that are tried again after one, two, four seconds: longer than a circuit takes to ask again. */
    private static final int LONG_ENOUGH = 80;

    private static final String NO_ANSWER = "SELECT count(*) FROM messaging.activity WHERE kind = 'ATTEMPT'"
            + " AND detail LIKE '%no answer from the payment provider%' AND at > ?";

    private final ProviderSetting setting = new ProviderSetting();
    private final ProviderBooks provider =
            new ProviderBooks(TestServers.shared().sandbox().url());
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final OrderFeed orders = new OrderFeed();

    @AfterEach
    void restore() {
        provider.noMoreFaults();
        setting.isNone();
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

    @Test
    void isWaitedForByNobodySoThatOrdersOfAnotherGoOn() {
        var shares = "sandbox:50,acquirer:50";
        setting.is(shares);
        long before = database.number(NOT_ASKED);
        var errors = provider.fault("{\"target\":\"payment\",\"mode\":\"error\",\"when\":\"before\"}");
        provider.fault("{\"target\":\"payment\",\"mode\":\"timeout\",\"when\":\"before\"}");
        var placed = new ArrayList<UUID>();
        Stream.generate(UUID::randomUUID).limit(30).forEach(order -> placed.add(place(order)));
        Eventually.that(() -> assertThat(database.number(NOT_ASKED)).isGreaterThan(before));
        var away = OffsetDateTime.now();
        provider.lift(errors);

        var expected = ProviderShares.of(shares, List.of("acquirer", "sandbox"));
        while (database.number(NOT_ASKED) < before + LONG_ENOUGH) {
            var next = place(UUID.randomUUID());
            placed.add(next);
            if (expected.of(next).equals("acquirer")) {
                orders.awaitStatus(next, "AUTHORIZED");
            }
        }
        assertThat(database.number(NO_ANSWER, away)).isZero();

        provider.noMoreFaults();
        assertThat(placed).allSatisfy(order -> {
            orders.awaitStatus(order, "AUTHORIZED");
            assertThat(provider.chargesByProvider(order)).containsExactly(expected.of(order) + " authorized");
        });
    }

    private UUID place(UUID order) {
        orders.place(order);
        return order;
    }
}
