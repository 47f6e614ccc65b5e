package io.throughline.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.inventory.events.StockRejected;
import io.throughline.inventory.events.StockRejected.MissingLine;
import io.throughline.inventory.events.StockReleased;
import io.throughline.inventory.events.StockReserved;
import io.throughline.messaging.testkit.RecordedEvents;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockServiceTest {

    private final UUID order = UUID.randomUUID();
    private final InMemoryFindings findings = new InMemoryFindings();
    private final RecordedEvents outbox = new RecordedEvents();
    private final StockService stock = new StockService();

    @BeforeEach
    void countTenMugsAndThreePens() {
        stock.items = new InMemoryStockItems();
        stock.reservations = new InMemoryReservations();
        stock.findings = findings;
        stock.outbox = outbox;
        stock.count("mug", 10);
        stock.count("pen", 3);
    }

    @Test
    void reservesEveryLine() {
        stock.reserve(order, Map.of("mug", 4L, "pen", 3L));

        assertThat(stock.level("mug")).contains(new StockLevel("mug", 10, 4, 6));
        assertThat(stock.level("pen")).contains(new StockLevel("pen", 3, 3, 0));
        assertThat(outbox.events()).containsExactly(new StockReserved(order.toString()));
    }

    @Test
    void reservesNothingWhenOneLineIsMissingAndNamesEveryMissingOne() {
        stock.reserve(order, Map.of("mug", 4L, "pen", 4L, "unknown", 1L));

        assertThat(stock.level("mug")).contains(new StockLevel("mug", 10, 0, 10));
        assertThat(outbox.events())
                .containsExactly(new StockRejected(
                        order.toString(), List.of(new MissingLine("pen", 4, 3), new MissingLine("unknown", 1, 0))));
    }

    @Test
    void answersAnOrderOnlyOnce() {
        stock.reserve(order, Map.of("mug", 4L));
        stock.reserve(order, Map.of("mug", 4L));

        assertThat(stock.level("mug")).contains(new StockLevel("mug", 10, 4, 6));
        assertThat(outbox.events()).hasSize(1);
    }

    @Test
    void givesBackWhatACancelledOrderHeldAndOnlyOnce() {
        stock.reserve(order, Map.of("mug", 4L));
        stock.release(order);
        stock.release(order);

        assertThat(stock.level("mug")).contains(new StockLevel("mug", 10, 0, 10));
        assertThat(outbox.events())
                .endsWith(new StockReleased(order.toString()))
                .hasSize(2);
    }

    @Test
    void reservesNothingForAnOrderThatWasCancelledBeforeItCame() {
        stock.release(order);
        stock.reserve(order, Map.of("mug", 4L));

        assertThat(stock.level("mug")).contains(new StockLevel("mug", 10, 0, 10));
        assertThat(outbox.events()).isEmpty();
    }

    @Test
    void releasesNothingForARejectedOrder() {
        stock.reserve(order, Map.of("mug", 11L));
        stock.release(order);

        assertThat(stock.level("mug")).contains(new StockLevel("mug", 10, 0, 10));
        assertThat(outbox.events()).hasSize(1);
    }

    @Test
    void takesWhatWasHeldOutOfTheStockWhenItIsDispatchedAndOnlyOnce() {
        stock.reserve(order, Map.of("mug", 4L, "pen", 3L));
        stock.ship(order);
        stock.ship(order);

        assertThat(stock.level("mug")).contains(new StockLevel("mug", 6, 0, 6));
        assertThat(stock.level("pen")).contains(new StockLevel("pen", 0, 0, 0));
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void leavesTheStockAloneWhenNothingWasHeldForWhatIsDispatchedAndSaysSo() {
        stock.reserve(order, Map.of("mug", 4L));
        stock.release(order);
        stock.ship(order);
        stock.ship(UUID.randomUUID());

        assertThat(stock.level("mug")).contains(new StockLevel("mug", 10, 0, 10));
        assertThat(findings.all())
                .extracting(FindingView::kind, FindingView::detail)
                .containsExactly(
                        tuple("DISPATCHED_WITHOUT_RESERVATION", "the reservation is RELEASED"),
                        tuple("DISPATCHED_WITHOUT_RESERVATION", "there is no reservation"));
    }

    @Test
    void givesNothingBackThatHasLeftTheHouseAndSaysSo() {
        stock.reserve(order, Map.of("mug", 4L));
        stock.ship(order);
        stock.release(order);

        assertThat(stock.level("mug")).contains(new StockLevel("mug", 6, 0, 6));
        assertThat(findings.all()).extracting(FindingView::kind).containsExactly("CANCELLED_AFTER_DISPATCH");
    }

    @Test
    void refusesACountBelowWhatIsReserved() {
        stock.reserve(order, Map.of("mug", 4L));

        assertThatThrownBy(() -> stock.count("mug", 3))
                .isInstanceOf(StockBelowReserved.class)
                .hasMessageContaining("4 are reserved");
        assertThat(stock.count("mug", 4)).isEqualTo(new StockLevel("mug", 4, 4, 0));
    }

    @Test
    void knowsNothingOfAnArticleNeverCounted() {
        assertThat(stock.level("unknown")).isEmpty();
    }
}
