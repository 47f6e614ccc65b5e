package io.throughline.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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

    @Test
    void blamesTheClientForABodyThatBreaksOff() {
        var broken = new SequenceInputStream(new ByteArrayInputStream(new byte[3]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new LimitedInputStream(broken, 10).readAllBytes())
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    private static LimitedInputStream limited(int size, long limit) {
        return new LimitedInputStream(new ByteArrayInputStream(new byte[size]), limit);
    }
}
