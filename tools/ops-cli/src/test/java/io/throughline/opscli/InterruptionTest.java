package io.throughline.opscli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ctrl-C, at a process of its own. */
class InterruptionTest {

    private static final String ID = "0193a000-0000-7000-8000-000000000009";
    private static final char CONTROL_C = 3;
    private static final String INTERRUPTED = """
            The replay goes on without you:
              ./run ops replay-status --follow %1$s
              ./run ops pause %1$s
              ./run ops cancel %1$s
            """.formatted(ID);

    @Test
    @Timeout(60)
    void leavesAReplayRunningAndSaysHowToGoOn() throws Exception {
        try (var server = new FakeServer()
                .on(
                        "GET /replays/" + ID,
                        200,
                        "{\"id\":\"" + ID + "\",\"state\":\"RUNNING\",\"counts\":{\"total\":9}}")) {
            var process = start(server, command("replay-status", "--follow", ID).toArray(String[]::new));
            var said = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
            assertThat(said.readLine()).startsWith("RUNNING");

            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();

            var rest = new StringBuilder();
            said.lines()
                    .filter(line -> !line.startsWith("RUNNING"))
                    .forEach(line -> rest.append(line).append('\n'));
            assertThat(rest.toString().strip()).isEqualTo(INTERRUPTED.strip());
            assertThat(process.waitFor()).isEqualTo(130);
            assertThat(server.requests()).containsOnly("GET /replays/" + ID);
        }
    }

    @Test
    @Timeout(60)
    void cancelsAReplayThatWasNotConfirmed() throws Exception {
        try (var server = new FakeServer()
                .on("POST /replays", 201, "{\"id\":\"" + ID + "\",\"preview\":{\"count\":9}}")
                .on("POST /replays/" + ID + "/commands", 200, "{}")) {
            var process = atATerminal(server, "replay", "--all", "--reason", "mended");
            var shown = process.getInputStream();
            var text = new StringBuilder();
            while (text.indexOf("Replay 9 events? [y/N] ") < 0) {
                text.append((char) shown.read());
            }
            assertThat(server.requests()).containsExactly("POST /replays");

            process.getOutputStream().write(CONTROL_C);
            process.getOutputStream().flush();

            assertThat(process.waitFor()).isEqualTo(130);
            assertThat(server.bodyOf("POST /replays/" + ID + "/commands"))
                    .isEqualTo("{\"command\":\"cancel\",\"reason\":\"not confirmed\"}");
        }
    }

    private static Process atATerminal(FakeServer server, String... arguments) throws IOException {
        var command = String.join(" ", command(arguments));
        return start(server, "script", "--quiet", "--return", "--command", command, "/dev/null");
    }

    private static List<String> command(String... arguments) {
        // what runs in the background of a script ignores the interrupt, and so would the command
        var command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Ops.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Process start(FakeServer server, String... command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("THROUGHLINE_OPS_URL", server.url());
        builder.environment().put("THROUGHLINE_OPS_USER", "olga");
        builder.environment().put("THROUGHLINE_OPS_PASSWORD", "secret");
        return builder.start();
    }
}
