package io.throughline.messaging.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Judged by pairs of stack traces that people labelled: the same failure, or different ones. */
class FingerprintTest {

    /** Two stack traces and what the pair is about. */
    record Pair(String about, String one, String other) {

        static Pair read(String text) {
            var head = text.strip().indexOf('\n');
            var traces = text.strip().substring(head + 1).split("\n---\n");
            return new Pair(text.strip().substring(2, head), traces[0], traces[1]);
        }

        String fingerprintOfOne() {
            return Fingerprint.of(PrintedTrace.chain(one));
        }

        String fingerprintOfOther() {
            return Fingerprint.of(PrintedTrace.chain(other));
        }

        @Override
        public String toString() {
            return about;
        }
    }

    static Stream<Pair> same() {
        return Stream.of("same.txt", "same-whatever-the-way.txt").flatMap(FingerprintTest::pairs);
    }

    static Stream<Pair> different() {
        return pairs("different.txt");
    }

    @ParameterizedTest
    @MethodSource
    void same(Pair pair) {
        assertThat(pair.fingerprintOfOne()).isEqualTo(pair.fingerprintOfOther());
    }

    @ParameterizedTest
    @MethodSource
    void different(Pair pair) {
        assertThat(pair.fingerprintOfOne()).isNotEqualTo(pair.fingerprintOfOther());
    }

    @Test
    void areOfEnoughPairs() {
        assertThat(same()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(different()).hasSizeGreaterThanOrEqualTo(18);
        assertThat(Stream.concat(same(), different())).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void isTakenOfWhatWasThrown() {
        assertThat(Fingerprint.of(thrown("one"))).matches("[0-9a-f]{16}").isEqualTo(Fingerprint.of(thrown("other")));
        assertThat(Fingerprint.of(new IllegalStateException(thrown("one")))).isEqualTo(Fingerprint.of(thrown("other")));
        assertThat(Fingerprint.of(new SQLException("deadlock", "40P01")))
                .isNotEqualTo(Fingerprint.of(new SQLException("duplicate", "23505")));
    }

    @Test
    void endsWhereCausesGoInACircle() {
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.initCause(other);
        assertThat(Fingerprint.of(one)).matches("[0-9a-f]{16}");
    }

    private static RuntimeException thrown(String message) {
        return new UnsupportedOperationException(message);
    }

    private static Stream<Pair> pairs(String file) {
        try (var text = FingerprintTest.class.getResourceAsStream("/fingerprint/" + file)) {
            return Arrays.stream(new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n===\n"))
                    .map(Pair::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
