package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes discarding back. */
@Command(
        name = "restore",
        description = "Takes discarding back: the letters wait again. What was handled since stays handled.")
public final class RestoreCommand extends ChangeCommand {

    @Parameters(paramLabel = "<id>", arity = "1..*", description = "of discarded dead letters")
    private List<UUID> ids;

    @Option(names = "--reason", required = true, paramLabel = "<why>", description = "kept with the letters")
    private String reason;

    @Override
    ExitCode run(OpsServer server) {
        requireSomebodyToAsk();
        long count = ids.stream()
                .distinct()
                .map(id -> server.get("/dead-letters/" + id).json().at("/letter/state"))
                .filter(state -> "DISCARDED".equals(state.asText()))
                .count();
        if (dryRun() || count == 0) {
            line(count == 0 ? "None of these is discarded." : "Would restore " + Counted.letters(count) + ".");
            if (asJson()) {
                screen().line("{\"changed\":" + count + ",\"more\":false}");
            }
            next(count == 0 ? "letters --state DISCARDED" : "restore ... without --dry-run");
            return ExitCode.DONE;
        }
        if (!agreed("Have " + Counted.letters(count) + " wait again?")) {
            return ExitCode.REFUSED;
        }
        var request = JsonNodeFactory.instance.objectNode().put("reason", reason);
        var array = request.putArray("ids");
        ids.stream().distinct().forEach(id -> array.add(id.toString()));
        var reply = server.post("/dead-letters/restorations", request);
        raw(reply);
        line("Restored " + Counted.letters(reply.json().path("changed").asLong()) + ".");
        next("letter " + ids.get(0), "replay " + ids.get(0) + " --reason '...'");
        return ExitCode.DONE;
    }
}
