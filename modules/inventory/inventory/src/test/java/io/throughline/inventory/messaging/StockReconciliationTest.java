package io.throughline.inventory.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.inventory.Reconciliations;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.PublishedEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockReconciliationTest {

    private static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

    private final Log log = new Log();
    private final Reconciliations books = new Reconciliations(START);
    private final StockReconciliation reconciliation = new StockReconciliation();

    @BeforeEach
    void begin() {
        reconciliation.published = log;
        reconciliation.reconciliation = books.service();
    }

    @Test
    void checksEachPieceOfTheLogOnceWhenNothingWasMissed() {
        runAt(10);
        runAt(20);

        assertThat(log.asked).containsExactly("0-10", "10-20");
    }

    @Test
    void handsAMissedEventOverAndIsDoneWhenItWasHandled() {
        var lost = log.lose(5);
        runAt(10);
        assertThat(books.open()).isEqualTo(1);
        assertThat(log.redelivered).containsExactly(lost);
        log.handled.add(lost);
        runAt(20);

        assertThat(books.open()).isZero();
        assertThat(books.all()).isEqualTo(1);
        assertThat(log.asked).containsExactly("0-10", "5-20");
        runAt(30);
        assertThat(log.asked).endsWith("20-30");
    }

    @Test
    void givesUpAfterFiveTimesAndLeavesTheFindingOpen() {
        log.lose(5);
        for (int second = 10; second <= 16; second++) {
            runAt(second);
        }

        assertThat(log.asked.get(log.asked.size() - 1)).isEqualTo("15-16");
        assertThat(books.open()).isEqualTo(1);
    }

    @Test
    void leavesThePieceUncheckedWhenTheBrokerIsAway() {
        log.lose(5);
        log.brokerIsAway = true;
        assertThatThrownBy(() -> runAt(10)).isInstanceOf(IllegalStateException.class);
        log.brokerIsAway = false;
        runAt(20);

        assertThat(log.redelivered).hasSize(1);
        assertThat(log.asked).containsExactly("0-10", "0-20");
    }

    @Test
    void leavesThePieceToTheNodeThatIsAtIt() {
        var service = books.service();
        assertThat(service.begin("orders")).contains(START);
        assertThat(service.begin("orders")).isEmpty();
        books.timeIs(START.plusSeconds(301));

        assertThat(service.begin("orders")).as("the node has died").contains(START);
        service.end("orders", START, START.plusSeconds(10));
        assertThat(service.begin("orders")).contains(START.plusSeconds(10));
    }

    private void runAt(int second) {
        books.timeIs(START.plusSeconds(second));
        reconciliation.run(START.plusSeconds(second));
    }

    /** Events of orders that were published and not handled. */
    private static final class Log implements PublishedEvents {

        private final List<String> asked = new ArrayList<>();
        private final List<MissedEvent> lost = new ArrayList<>();
        private final List<UUID> redelivered = new ArrayList<>();
        private final Set<UUID> handled = new HashSet<>();
        private boolean brokerIsAway;

        UUID lose(int second) {
            var id = UUID.randomUUID();
            lost.add(new MissedEvent(id, "orders.order-cancelled", "order", 2, 7, START.plusSeconds(second), 0));
            return id;
        }

        @Override
        public List<MissedEvent> missed(Class<? extends EventConsumer> consumer, Instant from, Instant to, int limit) {
            if (consumer != OrderEventsConsumer.class) {
                return List.of();
            }
            asked.add(from.minusSeconds(START.getEpochSecond()).getEpochSecond() + "-"
                    + to.minusSeconds(START.getEpochSecond()).getEpochSecond());
            return lost.stream()
                    .filter(event -> !handled.contains(event.eventId()))
                    .filter(event -> !event.recordedAt().isBefore(from)
                            && event.recordedAt().isBefore(to))
                    .toList();
        }

        @Override
        public int redeliver(Class<? extends EventConsumer> consumer, Collection<MissedEvent> events) {
            if (brokerIsAway) {
                throw new IllegalStateException("the broker is away");
            }
            for (var event : events) {
                redelivered.add(event.eventId());
                lost.replaceAll(known -> known.eventId().equals(event.eventId()) ? again(known) : known);
            }
            return events.size();
        }

        private static MissedEvent again(MissedEvent event) {
            return new MissedEvent(
                    event.eventId(),
                    event.type(),
                    event.key(),
                    event.sequence(),
                    event.position(),
                    event.recordedAt(),
                    event.redeliveries() + 1);
        }

        @Override
        public Set<UUID> handled(Class<? extends EventConsumer> consumer, Collection<UUID> eventIds) {
            var known = new HashSet<>(handled);
            known.retainAll(eventIds);
            return known;
        }
    }
}
