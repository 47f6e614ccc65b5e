package io.throughline.messaging.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelayPauseTest {

    private final RelayPause pause = new RelayPause();

    @Test
    void restsAfterAFailureAndEndsWithASuccess() {
        pause.failed(new IllegalStateException("away"));
        assertThat(pause.lasts()).isTrue();
        assertThat(pause.failing()).isTrue();
        pause.succeeded();
        assertThat(pause.lasts()).isFalse();
        assertThat(pause.failing()).isFalse();
    }

    @Test
    void countsFailuresOfSeveralWorkersAtOnceAsOne() {
        long first = pause.failed(new IllegalStateException("away"));
        assertThat(pause.failed(new IllegalStateException("away"))).isLessThanOrEqualTo(first);
    }

    @Test
    void growsToFiveSecondsAndNotBeyond() {
        var backoff = new Backoff();
        long last = 0;
        for (int i = 0; i < 20; i++) {
            last = backoff.failed();
        }
        assertThat(last).isBetween(3_750L, 5_000L);
    }
}
