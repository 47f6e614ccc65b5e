package io.throughline.opscli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.opscli.screen.Screen;
import io.throughline.opscli.screen.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One command with all that is around it, and what it printed. */
final class CommandRun {

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path checkout = Path.of("nowhere");
    private String answer;
    private int exitCode = -1;

    static CommandRun against(FakeServer server) {
        return new CommandRun()
                .with("THROUGHLINE_OPS_URL", server.url())
                .with("THROUGHLINE_OPS_USER", "olga")
                .with("THROUGHLINE_OPS_PASSWORD", "secret");
    }

    CommandRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CommandRun in(Path directory) {
        checkout = directory;
        return this;
    }

    /** Somebody is at the terminal, who answers so whatever is asked. */
    CommandRun answering(String text) {
        answer = text;
        return this;
    }

    CommandRun run(String... arguments) {
        var screen = new Screen(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        exitCode = Ops.run(new Surroundings(environment, checkout, screen, terminal()), arguments);
        return this;
    }

    private Terminal terminal() {
        return new Terminal() {
            @Override
            public boolean present() {
                return answer != null;
            }

            @Override
            public String ask(String question) {
                err.writeBytes(question.getBytes(UTF_8));
                return answer;
            }

            @Override
            public String askSecretly(String question) {
                return ask(question);
            }
        };
    }

    int exitCode() {
        return exitCode;
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }
}
