package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Query;
import io.throughline.opscli.screen.Plain;
import io.throughline.opscli.screen.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Dead letters in a list. */
@Command(name = "letters", description = "Dead letters that match all that is given, the last dead-lettered first.")
public final class LettersCommand extends OpsCommand {

    private enum State {
        WAITING,
        REPLAYING,
        RESOLVED,
        REPLACED,
        DISCARDED,
        ANY
    }

    @Mixin
    private LetterFilter filter;

    @Option(names = "--state", paramLabel = "<state>", description = "${COMPLETION-CANDIDATES} (default WAITING)")
    private State state;

    @Option(names = "--limit", paramLabel = "<n>", description = "at most so many, up to 200 (default 50)")
    private Integer limit;

    @Option(names = "--cursor", paramLabel = "<next>", description = "as the page before told it")
    private String cursor;

    @Override
    ExitCode run(OpsServer server) {
        var query = new Query().with("state", state).with("limit", limit).with("cursor", cursor);
        filter.given().forEach(query::with);
        var reply = server.get("/dead-letters", query);
        raw(reply);
        if (!asJson()) {
            tell(reply.json());
            if (reply.json().path("deadLetters").isEmpty()) {
                tellNone(server);
            }
        }
        return ExitCode.DONE;
    }

    private void tellNone(OpsServer server) {
        line("No dead letters match; --state ANY shows those too that do not wait.");
        if (!isUnknown(filter.given().get("consumer"), server)) {
            next("groups --all");
        }
    }

    private void tell(JsonNode page) {
        var letters = page.path("deadLetters");
        if (letters.isEmpty()) {
            return;
        }
        var table = new Table("ID", "STATE", "CONSUMER", "TYPE", "BUSINESS ID", "FAILED", "LAST", "CAUSE");
        letters.forEach(letter -> table.row(
                letter.path("id").asText(),
                Plain.text(letter.path("state")),
                Plain.text(letter.path("consumer")),
                Plain.text(letter.path("type")),
                Plain.text(letter.path("businessId")),
                letter.path("failures").asInt(),
                Plain.time(letter.path("lastAt")),
                Causes.of(letter)));
        table.print(screen());
        if (page.hasNonNull("next")) {
            line("There are more: the same with --cursor " + Plain.quoted(page.path("next")));
        }
        var first = letters.path(0);
        var id = Plain.text(first.path("id"));
        if (State.WAITING.name().equals(first.path("state").asText())) {
            next("letter " + id, "replay " + id + " --reason '...' --dry-run");
        } else {
            next("letter " + id);
        }
    }
}
