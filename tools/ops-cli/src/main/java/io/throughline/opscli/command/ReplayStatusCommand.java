package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Query;
import io.throughline.opscli.connection.Reply;
import io.throughline.opscli.screen.Plain;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One replay. */
@Command(name = "replay-status", description = "A replay, how far it has come, and what was done with it.")
public final class ReplayStatusCommand extends OpsCommand {

    private enum State {
        PENDING,
        SENT,
        SUCCEEDED,
        FAILED,
        HELD,
        SKIPPED,
        ANY
    }

    @Parameters(paramLabel = "<replay>", description = "its id")
    private UUID id;

    @Option(names = "--follow", description = "until it ends or halts; its exit code is as that of ./run ops replay")
    private boolean follow;

    @Option(
            names = "--items",
            paramLabel = "<state>",
            description = "list its events instead: ${COMPLETION-CANDIDATES}")
    private State items;

    @Option(names = "--after", paramLabel = "<n>", description = "with --items: those behind this number")
    private Long after;

    @Option(names = "--limit", paramLabel = "<n>", description = "with --items: up to 200 (default 50)")
    private Integer limit;

    @Override
    ExitCode run(OpsServer server) {
        if (items != null) {
            return list(server);
        }
        return follow ? follow(this, server, id.toString()) : tell(this, server.get("/replays/" + id), false);
    }

    private ExitCode list(OpsServer server) {
        var query = new Query()
                .with("state", items == State.ANY ? null : items)
                .with("after", after)
                .with("limit", limit);
        var reply = server.get("/replays/" + id + "/items", query);
        raw(reply);
        if (!asJson()) {
            var found = reply.json();
            if (found.isEmpty()) {
                line("There are none.");
                next("replay-status " + id);
            } else {
                ReplayPreviewText.items(found).print(screen());
                next(nextAfter(found.path(found.size() - 1)));
            }
        }
        return ExitCode.DONE;
    }

    private String[] nextAfter(JsonNode last) {
        var more = "replay-status " + id + " --items " + items + " --after "
                + last.path("number").asLong();
        return last.hasNonNull("letter")
                ? new String[] {"letter " + Plain.text(last.path("letter")), more}
                : new String[] {more};
    }

    static ExitCode follow(OpsCommand command, OpsServer server, String id) {
        boolean terminal = command.ops().surroundings().terminal().present();
        return tell(command, new ReplayWatch(server, command.screen(), terminal).untilItHalts(id), true);
    }

    private static ExitCode tell(OpsCommand command, Reply reply, boolean judged) {
        command.raw(reply);
        var replay = new ReplayText(reply.json());
        replay.lines().forEach(command::line);
        command.next(replay.next());
        return judged && !replay.endedWell() ? ExitCode.REFUSED : ExitCode.DONE;
    }
}
