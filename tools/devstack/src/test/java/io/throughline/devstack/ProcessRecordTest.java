package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

    @TempDir
    private Path dir;

    @Test
    void neverSignalsAnotherProcessThatGotTheSameId() throws IOException {
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            ProcessRecord actual = ProcessRecord.of(bystander.pid()).orElseThrow();
            ProcessRecord earlier = new ProcessRecord(actual.pid(), actual.startTicks() - 1, actual.boot());
            ProcessRecord otherBoot = new ProcessRecord(actual.pid(), actual.startTicks(), "another-boot");

            earlier.signal("KILL");
            otherBoot.signal("KILL");

            assertThat(earlier.isAlive()).isFalse();
            assertThat(otherBoot.isAlive()).isFalse();
            assertThat(actual.awaitExit(Duration.ofMillis(300))).isFalse();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void isRecordedByTheLaunchedProcessItselfBeforeItDoesAnything() {
        StateDir state = new StateDir(dir);

        state.launch("sleeper", List.of("sleep", "60"), Map.of());

        ProcessRecord process = state.record("sleeper").orElseThrow();
        assertThat(process.isAlive()).isTrue();
        assertThat(ProcessRecord.of(process.pid())).contains(process);
        state.end("sleeper", "TERM");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void nothingIsLaunchedOnceTheStopHasBegun() {
        StateDir state = new StateDir(dir);
        state.close();

        assertThat(catchThrowable(() -> state.launch("sleeper", List.of("sleep", "60"), Map.of())))
                .isInstanceOf(DevstackException.class);
        assertThat(state.record("sleeper")).isEmpty();
    }
}
