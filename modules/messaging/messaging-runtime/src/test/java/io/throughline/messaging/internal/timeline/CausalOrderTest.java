package io.throughline.messaging.internal.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.TimelineEntry;
import io.throughline.messaging.TimelineEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The clocks of nodes and database differ: what follows may seem to be earlier. */
class CausalOrderTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final UUID request = UUID.randomUUID();
    private final UUID placed = UUID.randomUUID();
    private final UUID authorized = UUID.randomUUID();

    private final List<TimelineEntry> line = List.of(
            entry(Kind.REQUEST, request, 50, "orders", null, placed, null, "accepted"),
            entry(Kind.EVENT, placed, 40, "orders", null, placed, request, "published"),
            entry(Kind.PROVIDER_CALL, UUID.randomUUID(), 25, "payments", "payments.orders-events", placed, null, "503"),
            entry(Kind.ATTEMPT, UUID.randomUUID(), 35, "payments", "payments.orders-events", placed, null, "failed"),
            entry(Kind.DELIVERY, null, 30, "payments", "payments.orders-events", placed, placed, "handled"),
            entry(Kind.EVENT, authorized, 10, "payments", null, authorized, placed, "published"),
            entry(
                    Kind.DELIVERY,
                    null,
                    20,
                    "orders",
                    "orders.payments-events",
                    authorized,
                    authorized,
                    "on-the-broker"));

    @Test
    void placesNothingBeforeWhatItFollowsFromWhateverTheClocksSay() {
        for (int seed = 0; seed < 50; seed++) {
            var shuffled = new ArrayList<>(line);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(CausalOrder.of(shuffled)).containsExactlyElementsOf(line);
        }
    }

    @Test
    void ordersWhatIsUnrelatedByTime() {
        var early = entry(Kind.WEBHOOK, UUID.randomUUID(), 1, "webhooks", null, null, null, "ok");
        var late = entry(Kind.MAIL, UUID.randomUUID(), 2, "notifications", null, null, null, "ok");
        assertThat(CausalOrder.of(List.of(late, early))).containsExactly(early, late);
    }

    @Test
    void placesWhatIsHeldBehindWhatItWaitsFor() {
        var held = delivery(2, 1, "held");
        var retrying = delivery(1, 2, "retrying");
        assertThat(CausalOrder.of(List.of(held, retrying))).containsExactly(retrying, held);
    }

    /** With a cost that grew with the square of their number this would take minutes. */
    @Test
    void putsALongLineInOrder() {
        var backwards = IntStream.range(0, 20_000)
                .mapToObj(n -> delivery(20_000 - n, n, "held"))
                .toList();
        assertThat(CausalOrder.of(backwards))
                .extracting(TimelineEntry::sequence)
                .isSorted()
                .hasSize(20_000);
    }

    @Test
    void tellsEvenWhatCannotBe() {
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();
        assertThat(CausalOrder.of(List.of(
                        entry(Kind.EVENT, one, 2, "orders", null, one, other, "published"),
                        entry(Kind.EVENT, other, 1, "orders", null, other, one, "published"))))
                .extracting(TimelineEntry::id)
                .containsExactly(other, one);
    }

    private static TimelineEntry delivery(long sequence, int second, String outcome) {
        return entry(
                Kind.DELIVERY,
                null,
                second,
                "orders",
                "orders.payments-events",
                UUID.randomUUID(),
                null,
                outcome,
                sequence);
    }

    private static TimelineEntry entry(
            Kind kind,
            UUID id,
            int second,
            String context,
            String consumer,
            UUID eventId,
            UUID causationId,
            String outcome) {
        return entry(kind, id, second, context, consumer, eventId, causationId, outcome, null);
    }

    private static TimelineEntry entry(
            Kind kind,
            UUID id,
            int second,
            String context,
            String consumer,
            UUID eventId,
            UUID causationId,
            String outcome,
            Long sequence) {
        return new TimelineEntry(
                kind,
                id,
                NOON.plusSeconds(second),
                context,
                consumer,
                "name",
                eventId,
                sequence,
                causationId,
                null,
                outcome,
                null,
                null,
                null,
                null,
                null);
    }
}
