package io.throughline.opscli.command;

import io.throughline.opscli.ExitCode;
import io.throughline.opscli.Ops;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Reply;
import io.throughline.opscli.connection.ServerOptions;
import io.throughline.opscli.screen.Plain;
import io.throughline.opscli.screen.Screen;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What all commands have. */
abstract class OpsCommand implements Callable<Integer> {

    @ParentCommand
    private Ops ops;

    @Mixin
    private ServerOptions options;

    @Option(names = "--json", description = "print what the server answered, for scripts")
    private boolean json;

    @Override
    public final Integer call() {
        return run(OpsServer.of(options, ops.surroundings())).number();
    }

    abstract ExitCode run(OpsServer server);

    final Ops ops() {
        return ops;
    }

    final Screen screen() {
        return ops.surroundings().screen();
    }

    final boolean asJson() {
        return json;
    }

    final void line(String text) {
        if (!json) {
            screen().line(text);
        }
    }

    /** Prints the answer if that is asked for. */
    final void raw(Reply reply) {
        if (json) {
            screen().line(reply.text());
        }
    }

    /** Whether there is no such consumer, which is told then. */
    final boolean isUnknown(String consumer, OpsServer server) {
        if (json
                || consumer == null
                || StreamSupport.stream(server.get("/consumers").json().spliterator(), false)
                        .anyMatch(one -> consumer.equals(one.path("name").asText()))) {
            return false;
        }
        line("There is no consumer '" + Plain.text(consumer) + "'.");
        next("consumers", "groups --all");
        return true;
    }

    /** @param limit null for the server's own, which is 50 */
    final void tellOfMore(int shown, Integer limit) {
        if (shown == (limit == null ? 50 : limit)) {
            line("There may be more than these " + shown + "; --limit shows up to 200.");
        }
    }

    final void next(String... commands) {
        if (!json) {
            screen().line("\nNext:");
            for (var command : commands) {
                screen().line("  ./run ops " + command);
            }
        }
    }
}
