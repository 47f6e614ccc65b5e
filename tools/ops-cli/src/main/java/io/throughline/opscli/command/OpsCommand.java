package io.throughline.opscli.command;

import io.throughline.opscli.ExitCode;
import io.throughline.opscli.Ops;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Reply;
import io.throughline.opscli.connection.ServerOptions;
import io.throughline.opscli.screen.Screen;
import java.util.concurrent.Callable;
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

    final void next(String... commands) {
        if (!json) {
            screen().line("\nNext:");
            for (var command : commands) {
                screen().line("  ./run ops " + command);
            }
        }
    }
}
