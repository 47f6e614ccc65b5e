package io.throughline.opscli.command;

import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Query;
import io.throughline.opscli.screen.Plain;
import io.throughline.opscli.screen.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Dead letters by consumer and cause. */
@Command(name = "groups", description = "Dead letters by consumer and cause, the one that failed last first.")
public final class GroupsCommand extends OpsCommand {

    @Option(names = "--consumer", paramLabel = "<name>", description = "of this consumer only")
    private String consumer;

    @Option(names = "--all", description = "also groups in which nothing waits")
    private boolean all;

    @Option(names = "--limit", paramLabel = "<n>", description = "at most so many, up to 200 (default 50)")
    private Integer limit;

    @Override
    ExitCode run(OpsServer server) {
        var query = new Query().with("consumer", consumer).with("settled", all).with("limit", limit);
        var reply = server.get("/dead-letter-groups", query);
        raw(reply);
        var table = new Table("GROUP", "WAITING", "REPLAYING", "SETTLED", "LAST", "CAUSE");
        String first = null;
        for (var group : reply.json()) {
            var name = new Group(Plain.text(group.path("consumer")), Plain.text(group.path("fingerprint")));
            first = first == null ? Plain.quoted(name.toString()) : first;
            table.row(
                    name,
                    group.path("waiting").asLong(),
                    group.path("replaying").asLong(),
                    group.path("settled").asLong(),
                    Plain.time(group.path("lastAt")),
                    (group.hasNonNull("note") ? "[" + Plain.text(group.path("note")) + "] " : "") + Causes.of(group));
        }
        if (asJson()) {
            return ExitCode.DONE;
        }
        if (first != null) {
            table.print(screen());
            tellOfMore(reply.json().size(), limit);
            tellNext(first);
        } else if (!isUnknown(consumer, server)) {
            line("No dead letters wait" + (all ? ", and none are kept." : "."));
            next("blocked-keys");
        }
        return ExitCode.DONE;
    }

    private void tellNext(String first) {
        next(
                "letters --group " + first,
                "replay --group " + first + " --reason '...' --dry-run",
                "note " + first + " '...'");
    }
}
