package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneIT {

    @TempDir
    private Path dir;

    private final List<Process> jvms = new ArrayList<>();
    private FakeCheckout checkout;
    private Process build;

    @BeforeEach
    void startBuild() throws IOException {
        checkout = new FakeCheckout(dir);
        build = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void endBuild() {
        build.destroyForcibly();
        jvms.forEach(Process::destroyForcibly);
        checkout.killEverything();
    }

    @Test
    void belongsToOneJvmUntilItEndsHoweverThatIs() throws Exception {
        String first = laneOfNextJvm();
        String second = laneOfNextJvm();
        assertThat(second).as("the first JVM lives").isNotEqualTo(first);

        jvms.get(0).destroyForcibly().waitFor();
        assertThat(laneOfNextJvm()).isEqualTo(first);

        jvms.get(1).getOutputStream().close();
        jvms.get(1).waitFor();
        assertThat(laneOfNextJvm()).isEqualTo(second);
    }

    private String laneOfNextJvm() throws IOException {
        ProcessBuilder command = checkout.java(LaneHolder.class);
        command.command().add(1, "-Dthroughline.build.pid=" + build.pid());
        Process jvm = command.start();
        jvms.add(jvm);
        BufferedReader lines = jvm.inputReader();
        return lines.readLine();
    }
}
