package io.throughline.opscli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ctrl-C, at a process of its own. */
class InterruptionTest {

    private static final String ID = "0193a000-0000-7000-8000-000000000009";
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
            var process = following(server);
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

    private static Process following(FakeServer server) throws IOException {
        // what runs in the background of a script ignores the interrupt, and so would the command
        var builder = new ProcessBuilder(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Ops.class.getName(),
                "replay-status",
                "--follow",
                ID);
        builder.environment().put("THROUGHLINE_OPS_URL", server.url());
        builder.environment().put("THROUGHLINE_OPS_USER", "olga");
        builder.environment().put("THROUGHLINE_OPS_PASSWORD", "secret");
        return builder.start();
    }
}
