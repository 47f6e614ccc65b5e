package io.throughline.payments.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

    private static final String LINE = "A webhook for bank was refused: it is not signed";

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private Instant now = Instant.parse("2030-01-01T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final RefusalLog log = new RefusalLog(clock, lines::add);

    @Test
    void tellsOfTheFirstAtOnceAndCountsThoseOfTheMinuteBehindIt() {
        refuse("bank", 3);
        now = now.plusSeconds(59);
        refuse("bank", 1);
        assertThat(lines).containsExactly(LINE);

        now = now.plusSeconds(1);
        refuse("bank", 2);
        assertThat(lines).containsExactly(LINE, LINE + " (and 3 since the line before)");

        now = now.plusSeconds(3600);
        refuse("bank", 1);
        assertThat(lines).element(2).isEqualTo(LINE + " (and 1 since the line before)");
        now = now.plusSeconds(60);
        refuse("bank", 1);
        assertThat(lines).element(3).isEqualTo(LINE);
    }

    @Test
    void countsEachProviderOnItsOwn() {
        refuse("bank", 5);
        refuse("other", 5);

        assertThat(lines).containsExactly(LINE, LINE.replace("bank", "other"));
    }

    @Test
    void losesNoneOfThoseThatComeAtOnce() {
        IntStream.range(0, 1000).parallel().forEach(i -> refuse("bank", 1));
        now = now.plusSeconds(60);
        refuse("bank", 1);

        assertThat(lines).containsExactly(LINE, LINE + " (and 999 since the line before)");
    }

    private void refuse(String provider, int times) {
        for (int i = 0; i < times; i++) {
            log.refused(provider, "it is not signed");
        }
    }
}
