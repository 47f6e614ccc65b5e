package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives letters up. */
@Command(
        name = "discard",
        description = {
            "Gives dead letters up: their events count as handled, and what waits behind them is handled.",
            "By a filter it is up to 10,000 at a time, and needs the role admin."
        })
public final class DiscardCommand extends ChangeCommand {

    private static final String PATH = "/dead-letters/discards";

    @Mixin
    private Selection letters;

    @Option(names = "--reason", required = true, paramLabel = "<why>", description = "kept with the letters")
    private String reason;

    @Override
    ExitCode run(OpsServer server) {
        letters.require();
        requireSomebodyToAsk();
        var request = letters.request().put("reason", reason);
        if (request.path("filter") instanceof ObjectNode filter && !filter.has("to")) {
            // what fails after it was counted is not meant
            filter.put("to", server.clock().toString());
        }
        var preview = server.post(PATH + "?dryRun=true", request);
        var count = preview.json().path("changed").asLong();
        if (dryRun() || count == 0) {
            raw(preview);
            line(count == 0 ? "None of these dead letters waits." : "Would discard " + Counted.letters(count) + ".");
            next(count == 0 ? "letters --state ANY" : "discard ... without --dry-run");
            return ExitCode.DONE;
        }
        if (!agreed("Discard " + Counted.letters(count) + "? Their events will count as handled.")) {
            return ExitCode.REFUSED;
        }
        var reply = server.post(PATH, request);
        raw(reply);
        line("Discarded " + Counted.letters(reply.json().path("changed").asLong()) + "."
                + (reply.json().path("more").asBoolean() ? " More match: do it again." : ""));
        next("letters --state DISCARDED", "restore " + letters.anId() + " --reason '...'");
        return ExitCode.DONE;
    }
}
