package io.throughline.messaging.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private final Leases leases = new Leases();

    @Test
    void expiresByTheTimeOfTheRenewalNotOfItsAnswer() {
        leases.renewed(List.of(), List.of(at(1, 5)), System.nanoTime() - 11_000_000_000L, 10);
        assertThat(leases.valid()).isFalse();
        leases.renewed(List.of(at(1, 5)), List.of(), System.nanoTime(), 10);
        assertThat(leases.valid()).isTrue();
    }

    @Test
    void keepsItsOwnPositionWhenARenewalReadsAnOlderOne() {
        leases.renewed(List.of(), List.of(at(1, 5)), System.nanoTime(), 10);
        leases.advance(at(1, 9));
        leases.renewed(List.of(at(1, 5)), List.of(), System.nanoTime(), 10);
        assertThat(leases.of(0b10)).containsExactly(at(1, 9));
    }

    @Test
    void forgetsShardsThatWereNotRenewed() {
        leases.renewed(List.of(), List.of(at(1, 5), at(2, 5)), System.nanoTime(), 10);
        leases.renewed(List.of(at(2, 5)), List.of(), System.nanoTime(), 10);
        assertThat(leases.owned()).isEqualTo(0b100);
    }

    @Test
    void doesNotCallSavedWhatMovedOnMeanwhile() {
        leases.renewed(List.of(), List.of(at(1, 5)), System.nanoTime(), 10);
        leases.advance(at(1, 6));
        var written = leases.unsaved();
        leases.advance(at(1, 7));
        leases.saved(written);
        assertThat(leases.unsaved()).containsExactly(at(1, 7));
    }

    private static Cursor at(int shard, long position) {
        return new Cursor(shard, position, Instant.EPOCH);
    }
}
