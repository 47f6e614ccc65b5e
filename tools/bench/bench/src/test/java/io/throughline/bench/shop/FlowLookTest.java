package io.throughline.bench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.bench.stack.ProcessorTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowLookTest {

    private static final long SECOND = 1_000_000_000L;

    private final FlowLook before = look(5 * SECOND, 1_000, 30_000, 900, 100);
    private final FlowLook after = look(65 * SECOND, 3_400, 90_000, 300, 190);

    @Test
    void divideWhatWasDoneBetweenThemByTheTime() {
        assertThat(after.ordersPerSecond(before)).isEqualTo(40);
        assertThat(after.messagesPerSecond(before)).isEqualTo(1_000);
        assertThat(after.processors(before)).containsEntry("liberty", 1.5);
    }

    @Test
    void sayWhatTheBacklogGrewByForEachMessageHandled() {
        assertThat(after.growth(before)).isEqualTo(-0.01);
        assertThat(look(65 * SECOND, 3_400, 90_000, 6_900, 190).growth(before)).isEqualTo(0.1);
    }

    private static FlowLook look(long nanos, long completed, long handled, long behind, double seconds) {
        var orders = new Books.Orders(completed + 200, completed, 0);
        return new FlowLook(nanos, orders, handled, behind, new ProcessorTime(Map.of("liberty", seconds)));
    }
}
