package io.throughline.opscli.command;

import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import picocli.CommandLine.Option;

/** An order to one replay or one consumer: shown, asked about and given. */
abstract class OrderCommand extends ChangeCommand {

    @Option(names = "--reason", paramLabel = "<why>", description = "kept with the action; a consumer's needs one")
    private String reason;

    abstract Orderable subject();

    @Override
    final ExitCode run(OpsServer server) {
        var subject = subject();
        subject.check(reason);
        requireSomebodyToAsk();
        var current = subject.current(server);
        var change = subject.change(current.json());
        if (dryRun()) {
            raw(current);
            line("Would do: " + change + ".");
            next(subject.command());
            return ExitCode.DONE;
        }
        if (!agreed(change + "?")) {
            return ExitCode.REFUSED;
        }
        var reply = subject.order(server, reason);
        raw(reply);
        subject.lines(reply.json()).forEach(this::line);
        next(subject.next(reply.json()));
        return ExitCode.DONE;
    }
}
