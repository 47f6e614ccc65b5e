package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final long PATIENT = 60;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Progress progress = new Progress() {
        @Override
        public void doing(String part, String what) {
            told.add(part + " " + what);
        }

        @Override
        public void done(String part, String what, Duration took) {
            told.add(part + " " + what);
        }
    };

    @Test
    void tellsWhatIsBeingDoneAndThatItStillIs() throws InterruptedException {
        try (var patience = Patience.with(progress, "liberty", "starting", 1)) {
            assertThat(patience).isNotNull();
            assertThat(told.poll(PATIENT, TimeUnit.SECONDS)).isEqualTo("liberty starting");
            assertThat(told.poll(PATIENT, TimeUnit.SECONDS)).isEqualTo("liberty still starting after 15 s");
            assertThat(told.poll(PATIENT, TimeUnit.SECONDS)).isEqualTo("liberty still starting after 30 s");
        }
    }
}
