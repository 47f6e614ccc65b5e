package io.throughline.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LimitedInputStreamTest {

    @Test
    void letsThroughExactlyTheLimit() throws IOException {
        assertThat(limited(10, 10).readAllBytes()).hasSize(10);
    }

    @Test
    void endsTheRequestAtTheFirstByteBeyondIt() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> limited(11, 10).readAllBytes())
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(413));
    }

    @Test
    void countsSingleBytesToo() throws IOException {
        var in = limited(2, 1);
        assertThat(in.read()).isZero();

        assertThatExceptionOfType(ProblemException.class).isThrownBy(in::read);
    }

    private static LimitedInputStream limited(int size, long limit) {
        return new LimitedInputStream(new ByteArrayInputStream(new byte[size]), limit);
    }
}
