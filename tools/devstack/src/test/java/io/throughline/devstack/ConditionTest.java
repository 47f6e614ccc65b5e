package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionTest {

    @TempDir
    private Path dir;

    private StateDir state;
    private Sandbox sandbox;

    @BeforeEach
    void chooseServer() {
        state = new StateDir(dir);
        Credentials credentials = Credentials.in(dir.resolve("credentials.env"));
        sandbox = new Sandbox(state, StackSettings.onFreePorts(credentials), new Distributions(dir));
    }

    @AfterEach
    void endProcess() {
        state.end("sandbox", "KILL");
    }

    @Test
    void isStartingUntilItAnswers() throws IOException {
        state.launch("sandbox", List.of("sleep", "60"), Map.of());

        assertThat(sandbox.condition()).startsWith("starting (process ");
        assertThat(sandbox.answers()).isFalse();

        try (ServerSocket http = listening(StackSettings.SANDBOX_PORT);
                ServerSocket smtp = listening(StackSettings.SMTP_PORT)) {
            assertThat(http.isBound() && smtp.isBound()).isTrue();
            assertThat(sandbox.condition()).startsWith("running (process ");
            assertThat(sandbox.answers()).isTrue();
        }
    }

    private ServerSocket listening(String port) throws IOException {
        return new ServerSocket(sandbox.ports().get(port), 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void hasCrashedWhenNobodyStoppedIt() {
        assertThat(sandbox.condition()).isEqualTo("stopped");

        state.launch("sandbox", List.of("sleep", "60"), Map.of());
        state.end("sandbox", "KILL");

        assertThat(sandbox.condition()).isEqualTo("ended unexpectedly");
    }
}
