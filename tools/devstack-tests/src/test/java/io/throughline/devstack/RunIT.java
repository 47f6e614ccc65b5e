package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.devstack.cli.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIT {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    @TempDir
    private Path dir;

    private FakeCheckout checkout;
    private Map<String, String> ports;

    @BeforeEach
    void chooseCheckout() throws IOException {
        checkout = new FakeCheckout(dir);
        ports = new TreeMap<>(FakeCheckout.freePorts());
    }

    @AfterEach
    void killServers() {
        checkout.killEverything();
    }

    private record Outcome(int exitCode, String output) {}

    private Process start(String... arguments) throws IOException {
        ProcessBuilder command = checkout.java(Run.class, arguments);
        // A build that runs in the background of a script ignores the interrupt, and so would the command.
        command.command().addAll(0, List.of("env", "--default-signal=INT"));
        command.environment().putAll(ports);
        return command.redirectOutput(output().toFile()).start();
    }

    private Path output() {
        return dir.resolve("output.txt");
    }

    private Outcome run(String... arguments) throws Exception {
        int exitCode = start(arguments).waitFor();
        return new Outcome(exitCode, Files.readString(output()));
    }

    private void awaitOutput(String text) {
        await().atMost(START_LIMIT).until(() -> Files.readString(output()).contains(text));
    }

    @Test
    void runsInTheBackgroundUntilItIsStoppedAndKeepsData() throws Exception {
        assertThat(run("status").exitCode()).isEqualTo(Failure.NOT_RUNNING.exitCode());

        Outcome started = run("--background");
        assertThat(started.output())
                .contains("http://127.0.0.1:" + ports.get(StackSettings.HTTP_PORT) + "/inventory/api/stock")
                .contains(":" + ports.get(StackSettings.CONSOLE_PORT) + "/console/")
                .contains(".run/credentials.env");
        assertThat(started.exitCode()).isZero();
        assertThat(run("--background").exitCode()).isEqualTo(Failure.ALREADY_RUNNING.exitCode());

        String credentials = Files.readString(dir.resolve(".run/credentials.env"));
        ports.clear();
        assertThat(run("status").exitCode())
                .as("without the variables that chose the ports")
                .isZero();
        assertThat(run("restart", "broker").exitCode()).isZero();
        assertThatHalfAStackIsNotTakenForOne();
        assertThat(run("logs", "db").output()).contains("database system is ready");

        assertThat(run("stop").exitCode()).isZero();
        assertThat(checkout.processes()).isEmpty();
        assertThat(run("stop").output()).contains("Nothing was running");
        assertThat(Files.readString(dir.resolve(".run/credentials.env"))).isEqualTo(credentials);
        assertThat(dir.resolve(".run/db/PG_VERSION")).exists();
    }

    private void assertThatHalfAStackIsNotTakenForOne() throws Exception {
        ProcessRecord sandbox = checkout.state().record("sandbox").orElseThrow();
        sandbox.signal("KILL");
        sandbox.awaitExit(START_LIMIT);

        Outcome refused = run("--background");
        assertThat(refused.exitCode()).isEqualTo(Failure.NOT_RUNNING.exitCode());
        assertThat(refused.output().strip())
                .isEqualTo(
                        "The stack runs in the background, but not all of it: sandbox (ended unexpectedly)."
                                + " Start again what is missing with ./run restart sandbox, or end everything with ./run stop.");

        assertThat(run("restart", "sandbox").exitCode()).isZero();
        assertThat(run("--background").exitCode()).isEqualTo(Failure.ALREADY_RUNNING.exitCode());
    }

    @Test
    void ctrlCStopsEverythingInTheMiddleOfTheStart() throws Exception {
        assertThatCtrlCStopsEverythingAt("db       starting");
    }

    @Test
    @Tag("long")
    void ctrlCStopsEverythingThatRuns() throws Exception {
        assertThatCtrlCStopsEverythingAt("Ctrl-C stops everything");
    }

    private void assertThatCtrlCStopsEverythingAt(String text) throws Exception {
        Process command = start();
        awaitOutput(text);
        signal(command, "INT");
        await().atMost(START_LIMIT).until(() -> !command.isAlive());
        assertThat(command.exitValue()).isEqualTo(Failure.INTERRUPTED.exitCode());
        assertThat(checkout.processes()).isEmpty();
    }

    @Test
    @Tag("long")
    void findsAgainWhatAKilledCommandLeftBehind() throws Exception {
        Process command = start();
        awaitOutput("liberty  starting");
        signal(command, "KILL");
        command.waitFor();
        assertThat(checkout.processes()).hasSizeGreaterThanOrEqualTo(3);

        Process next = start();
        awaitOutput("The last run did not end cleanly");
        awaitOutput("db       starting");
        signal(next, "KILL");
        next.waitFor();

        assertThat(run("stop").exitCode()).isZero();
        assertThat(checkout.processes()).isEmpty();
    }

    @Test
    void startsNothingWhenAPortIsTaken() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports.put(StackSettings.SANDBOX_PORT, Integer.toString(holder.getLocalPort()));

            Outcome refused = run("--background");

            assertThat(refused.exitCode()).isEqualTo(Failure.PORT_IN_USE.exitCode());
            assertThat(refused.output())
                    .contains("THROUGHLINE_SANDBOX_PORT=<port>")
                    .doesNotContain("starting");
        }
        assertThat(checkout.processes()).isEmpty();
    }

    @Test
    void startsNothingWhenTwoPartsShareAPort() throws Exception {
        ports.put(StackSettings.CONSOLE_PORT, ports.get(StackSettings.DB_PORT));

        Outcome refused = run("--background");

        assertThat(refused.exitCode()).isEqualTo(Failure.FAILED.exitCode());
        assertThat(refused.output())
                .contains(StackSettings.DB_PORT + " and " + StackSettings.CONSOLE_PORT + " are both")
                .doesNotContain("starting", "packaging");
    }

    @Test
    void namesTheParts() throws Exception {
        for (String command : List.of("restart", "logs")) {
            Outcome refused = run(command, "sandbx");

            assertThat(refused.exitCode()).isEqualTo(Failure.WRONG_USAGE.exitCode());
            assertThat(refused.output().strip())
                    .isEqualTo("There is no part 'sandbx'; the parts are db, broker, sandbox, liberty.");
        }
    }

    private static void signal(Process process, String name) throws Exception {
        List<String> kill = List.of("sh", "-c", "kill -" + name + " " + process.pid());
        assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
    }
}
