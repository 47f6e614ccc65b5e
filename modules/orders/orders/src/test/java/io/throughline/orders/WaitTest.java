package io.throughline.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitTest {

    private static final Instant END = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration BOUND = Duration.ofHours(24);

    private final Wait wait = new Wait(END, UUID.randomUUID());

    @Test
    void isLookedAtWhenItEnds() {
        assertThat(wait.isDue(END.minusMillis(1))).isFalse();
        assertThat(wait.isDue(END)).isTrue();
    }

    @Test
    void isPutOffWhileTheOtherSideHasNotHadItsTurn() {
        assertThat(wait.isOver(false, BOUND, END)).isFalse();
        assertThat(wait.isDue(END)).isFalse();
        assertThat(wait.isDue(END.plus(Wait.PUT_OFF))).isTrue();
    }

    @Test
    void isPutOffNoLongerThanTheOutageBound() {
        assertThat(wait.isOver(false, BOUND, END.plus(BOUND))).isTrue();
    }

    @Test
    void givesAnAnswerTimeToArrive() {
        assertThat(wait.isOver(true, BOUND, END)).isFalse();
        assertThat(wait.isDue(END.plus(Wait.ON_THE_WAY))).isTrue();
        assertThat(wait.isOver(true, BOUND, END.plus(Wait.ON_THE_WAY))).isTrue();
    }

    @Test
    void isOverAtItsEndWhereNobodyHereAnswers() {
        assertThat(new Wait(END, null).isOver(false, BOUND, END)).isTrue();
    }

    @Test
    void isNeverDueOnceItEnded() {
        wait.end();

        assertThat(wait.isDue(END.plus(BOUND))).isFalse();
    }
}
