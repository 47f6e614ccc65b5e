package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogIT {

    private static final int SERVERS_AND_WATCHDOG = 4;

    @TempDir
    private Path dir;

    private FakeCheckout checkout;
    private Process build;

    @BeforeEach
    void startBuild() throws IOException {
        checkout = new FakeCheckout(dir);
        build = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void killServers() {
        build.destroyForcibly();
        checkout.killEverything();
    }

    @Test
    void stopsTheServersWhenTheBuildIsKilledAndNotWhenATestJvmEnds() throws Exception {
        runTests(build);
        assertThat(records()).hasSizeGreaterThanOrEqualTo(SERVERS_AND_WATCHDOG).allMatch(ProcessRecord::isAlive);
        List<ProcessRecord> first = records();

        runTests(build);
        assertThat(records())
                .as("the second test JVM found what the first one started")
                .isEqualTo(first);

        build.destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).until(() -> records().isEmpty() && noneAlive(first));
    }

    @Test
    @Tag("long")
    void theNextBuildClearsUpWhenTheWatchdogWasKilledToo() throws Exception {
        runTests(build);
        List<ProcessRecord> abandoned = records();
        ProcessRecord watchdog = ProcessRecord.read(pids().filter(pid -> pid.endsWith("watchdog.pid"))
                        .findFirst()
                        .orElseThrow())
                .orElseThrow();
        watchdog.signal("KILL");
        build.destroyForcibly().waitFor();

        Process next = new ProcessBuilder("sleep", "600").start();
        try {
            runTests(next);
            assertThat(noneAlive(abandoned)).isTrue();
            assertThat(Files.list(checkout.root().resolve(".run-test")).filter(Files::isDirectory))
                    .hasSize(1);
        } finally {
            next.destroyForcibly();
        }
    }

    private void runTests(Process forBuild) throws Exception {
        ProcessBuilder tests = checkout.java(BuildRun.class);
        tests.command().add(1, "-Dthroughline.build.pid=" + forBuild.pid());
        Process jvm = tests.redirectOutput(dir.resolve("tests.log").toFile()).start();
        assertThat(jvm.waitFor()).as(Files.readString(dir.resolve("tests.log"))).isZero();
    }

    private static boolean noneAlive(List<ProcessRecord> processes) {
        return processes.stream().noneMatch(ProcessRecord::isAlive);
    }

    private List<ProcessRecord> records() throws IOException {
        return pids().sorted()
                .flatMap(file -> ProcessRecord.read(file).stream())
                .toList();
    }

    private Stream<Path> pids() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path build : Directories.entries(checkout.root().resolve(".run-test"))) {
            found.addAll(Directories.entries(build.resolve("pids")));
        }
        return found.stream();
    }
}
