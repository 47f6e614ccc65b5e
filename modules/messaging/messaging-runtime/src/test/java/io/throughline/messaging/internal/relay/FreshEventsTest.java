package io.throughline.messaging.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshEventsTest {

    private final FreshEvents fresh = new FreshEvents();

    @Test
    void givesTheRunBehindTheCursorInItsOrderWhateverTheOrderOfTheCommits() {
        add(1, 6, 5, 7);
        assertThat(takeBehind(1, 4)).containsExactly(5L, 6L, 7L);
        assertThat(fresh.holds(1)).isFalse();
    }

    @Test
    void stopsAtAGapForTheLogKnowsWhatIsThere() {
        add(1, 5, 7);
        assertThat(takeBehind(1, 4)).containsExactly(5L);
        assertThat(fresh.holds(1)).isTrue();
        assertThat(takeBehind(1, 5)).isEmpty();
        assertThat(takeBehind(1, 6)).containsExactly(7L);
    }

    @Test
    void forgetsWhatTheCursorHasPassed() {
        add(1, 5, 6);
        assertThat(takeBehind(1, 9)).isEmpty();
        assertThat(fresh.holds(1)).isFalse();
    }

    @Test
    void givesNoMoreThanAskedForAndKeepsTheRest() {
        add(1, 1, 2, 3);
        assertThat(positions(fresh.takeBehind(at(1, 0), 2))).containsExactly(1L, 2L);
        assertThat(takeBehind(1, 2)).containsExactly(3L);
    }

    @Test
    void hasNoRoomForABacklogUntilItIsTaken() {
        long position = 1;
        while (fresh.add(event(1, position))) {
            position++;
        }
        assertThat(fresh.add(event(2, 1))).isFalse();
        takeBehind(1, 0);
        assertThat(fresh.add(event(2, 1))).isTrue();
    }

    @Test
    void letsGoOfShardsOfOtherNodes() {
        add(1, 1);
        add(2, 1);
        fresh.retain(0b010);
        assertThat(fresh.holds(1)).isTrue();
        assertThat(fresh.holds(2)).isFalse();
    }

    private void add(int shard, long... positions) {
        for (long position : positions) {
            fresh.add(event(shard, position));
        }
    }

    private List<Long> takeBehind(int shard, long position) {
        return positions(fresh.takeBehind(at(shard, position), Integer.MAX_VALUE));
    }

    private static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }

    private static Cursor at(int shard, long position) {
        return new Cursor(shard, position, Instant.EPOCH);
    }

    private static StoredEvent event(int shard, long position) {
        return new StoredEvent(shard, position, Instant.EPOCH, "shop", null, new byte[0]);
    }
}
