package io.throughline.messaging.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Outage.Rules RULES =
            new Outage.Rules(2, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(4));

    private long now;
    private final Gate gate = new Gate(RULES, () -> now);

    @Test
    void asksAgainAfterAProbeThatSaidNothing() {
        fail();
        fail();
        assertThat(gate.asks()).isTrue();

        enterLater();
        // a message that cannot be read is dead-lettered without a word about what the consumer needs
        gate.leave();
        enterLater();
        gate.succeeded();
        gate.leave();

        assertThat(gate.asks()).isFalse();
    }

    private void fail() {
        gate.enter();
        gate.unavailable(Duration.ZERO);
        gate.leave();
    }

    private void enterLater() {
        now += Duration.ofSeconds(10).toNanos();
        assertTimeoutPreemptively(Duration.ofSeconds(5), gate::enter);
    }
}
