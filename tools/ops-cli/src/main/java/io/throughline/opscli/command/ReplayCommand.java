package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends dead letters or published events to their consumer again. */
@Command(
        name = "replay",
        description = {
            "Sends dead letters, or published events, to their consumer again: canaries first, then the others in a ramp.",
            "What it covers is fixed and shown before it starts. Ctrl-C leaves a started one running."
        })
public final class ReplayCommand extends ChangeCommand {

    @Mixin
    private Selection letters;

    @Mixin
    private LogSelection log;

    @Option(names = "--canaries", paramLabel = "<n>", description = "of each group that go first (default 1)")
    private Integer canaries;

    @Option(names = "--per-second", paramLabel = "<n>", description = "at most (default: as the consumer takes them)")
    private Double perSecond;

    @Option(names = "--stop-share", paramLabel = "<0..1>", description = "of failures it stops at (default 0.05)")
    private Double stopShare;

    @Option(names = "--reason", required = true, paramLabel = "<why>", description = "kept with the replay")
    private String reason;

    @Option(names = "--detach", description = "do not wait for its end")
    private boolean detach;

    @Override
    ExitCode run(OpsServer server) {
        var request = request();
        requireSomebodyToAsk();
        var prepared = server.post("/replays", request);
        var id = prepared.json().path("id").asText();
        var preview = new ReplayPreviewText(prepared.json().path("preview"));
        if (!asJson()) {
            preview.print(screen());
        }
        if (dryRun() || preview.count() == 0) {
            return leaveIt(server, prepared, preview.count());
        }
        if (!isWanted(server, id, preview.count())) {
            return ExitCode.REFUSED;
        }
        var started = command(server, id, "start", null);
        return detach ? leaveItRunning(started) : follow(server, id);
    }

    private ObjectNode request() {
        ObjectNode request;
        if (log.given()) {
            request = log.request(letters);
        } else {
            letters.require();
            request = letters.request();
        }
        request.put("reason", reason);
        if (canaries != null) {
            request.put("canaries", canaries);
        }
        if (perSecond != null) {
            request.put("perSecond", perSecond);
        }
        if (stopShare != null) {
            request.put("stopShare", stopShare);
        }
        return request;
    }

    /** What is prepared is not left behind, whatever the answer. */
    private boolean isWanted(OpsServer server, String id, long count) {
        Runnable cancel = () -> command(server, id, "cancel", "not confirmed");
        var interruption = Interruption.does(cancel);
        try {
            if (agreed("Replay " + Counted.events(count) + "?")) {
                return true;
            }
        } finally {
            interruption.isOver();
        }
        cancel.run();
        return false;
    }

    private ExitCode leaveIt(OpsServer server, Reply prepared, long count) {
        raw(prepared);
        command(server, prepared.json().path("id").asText(), "cancel", count == 0 ? "it covers nothing" : "a dry run");
        line(count == 0 ? "There is nothing to replay." : "A dry run: nothing was sent.");
        next(count == 0 ? "groups" : "replay ... without --dry-run");
        return ExitCode.DONE;
    }

    private ExitCode leaveItRunning(Reply started) {
        raw(started);
        var replay = new ReplayText(started.json());
        line("Replay " + replay.id() + " has started.");
        next(replay.next());
        return ExitCode.DONE;
    }

    private ExitCode follow(OpsServer server, String id) {
        line("Replay " + id + " has started; Ctrl-C does not stop it.");
        return ReplayStatusCommand.follow(this, server, id);
    }

    static Reply command(OpsServer server, String id, String command, String why) {
        var request = JsonNodeFactory.instance.objectNode().put("command", command);
        if (why != null) {
            request.put("reason", why);
        }
        return server.post("/replays/" + id + "/commands", request);
    }
}
