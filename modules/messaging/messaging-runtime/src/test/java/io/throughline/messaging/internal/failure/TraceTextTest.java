package io.throughline.messaging.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TraceTextTest {

    @Test
    void isWhatJavaPrintsButWithoutMessages() {
        var cause = with(new IllegalArgumentException("secret"), "parse", "read", "handle");
        var failure = with(new IllegalStateException("of Ada", cause), "wrap", "read", "handle");

        assertThat(TraceText.of(failure)).isEqualTo("""
                java.lang.IllegalStateException
                \tat Shop.wrap(Shop.java:7)
                \tat Shop.read(Shop.java:7)
                \tat Shop.handle(Shop.java:7)
                Caused by: java.lang.IllegalArgumentException
                \tat Shop.parse(Shop.java:7)
                \t... 2 more
                """);
    }

    @Test
    void hasAnEnd() {
        var frames = new String[5_000];
        Arrays.fill(frames, "walk");
        assertThat(TraceText.of(with(new StackOverflowError(), frames))).hasSize(20_000);
    }

    private static <T extends Throwable> T with(T failure, String... methods) {
        failure.setStackTrace(Arrays.stream(methods)
                .map(method -> new StackTraceElement("Shop", method, "Shop.java", 7))
                .toArray(StackTraceElement[]::new));
        return failure;
    }
}
