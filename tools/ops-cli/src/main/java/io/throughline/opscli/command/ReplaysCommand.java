package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Query;
import io.throughline.opscli.screen.Plain;
import io.throughline.opscli.screen.Table;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Replays in a list. */
@Command(name = "replays", description = "Replays, the latest first.")
public final class ReplaysCommand extends OpsCommand {

    @Option(names = "--before", paramLabel = "<replay>", description = "those prepared before this one")
    private UUID before;

    @Option(names = "--limit", paramLabel = "<n>", description = "at most so many, up to 200 (default 50)")
    private Integer limit;

    @Override
    ExitCode run(OpsServer server) {
        var reply = server.get("/replays", new Query().with("before", before).with("limit", limit));
        raw(reply);
        if (!asJson()) {
            tell(reply.json());
        }
        return ExitCode.DONE;
    }

    private void tell(JsonNode replays) {
        if (replays.isEmpty()) {
            line("There are no replays" + (before == null ? "." : " before that one."));
            next("groups");
            return;
        }
        var table = new Table("ID", "STATE", "PREPARED", "EVENTS", "HANDLED", "FAILED", "BY", "REASON");
        replays.forEach(replay -> {
            var text = new ReplayText(replay);
            table.row(
                    text.id(),
                    text.state(),
                    Plain.time(replay.path("preparedAt")),
                    text.count("total"),
                    text.count("succeeded"),
                    text.count("failed"),
                    Plain.text(replay.path("operator")),
                    Plain.text(replay.path("reason")));
        });
        table.print(screen());
        next(
                "replay-status " + new ReplayText(replays.path(0)).id(),
                "replays --before " + new ReplayText(replays.path(replays.size() - 1)).id());
    }
}
