package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.screen.Plain;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One dead letter. */
@Command(name = "letter", description = "A dead letter with its headers and everything that happened to it.")
public final class LetterCommand extends OpsCommand {

    @Parameters(paramLabel = "<id>", description = "as ./run ops letters shows it")
    private UUID id;

    @Option(
            names = "--body",
            description = "print its original bytes instead; may hold personal data, and needs the role operator")
    private boolean body;

    @Option(names = "--stack", description = "with the stack trace of each failure")
    private boolean stack;

    @Override
    ExitCode run(OpsServer server) {
        if (body) {
            var bytes = server.get("/dead-letters/" + id + "/body").bytes();
            // a terminal obeys some bytes; a file or another program does not
            screen().bytes(
                            ops().surroundings().terminal().shows()
                                    ? (Plain.lines(new String(bytes, StandardCharsets.UTF_8)) + "\n")
                                            .getBytes(StandardCharsets.UTF_8)
                                    : bytes);
            return ExitCode.DONE;
        }
        var reply = server.get("/dead-letters/" + id);
        raw(reply);
        if (!asJson()) {
            tell(reply.json());
        }
        return ExitCode.DONE;
    }

    private void tell(JsonNode detail) {
        var letter = detail.path("letter");
        var state = letter.path("state").asText();
        line("Dead letter " + id + ": " + state
                + (letter.hasNonNull("replacedBy")
                        ? " by event " + letter.path("replacedBy").asText()
                        : ""));
        field("group", Plain.text(letter.path("consumer")) + "/" + Plain.text(letter.path("fingerprint")));
        field("event", Plain.text(letter.path("type")) + " " + Plain.text(letter.path("eventId")));
        field("business id", Plain.text(letter.path("businessId")));
        field("tenant", Plain.text(letter.path("tenant")));
        field(
                "failed",
                Counted.of(letter.path("failures").asLong(), "time") + ", last " + Plain.time(letter.path("lastAt")));
        field("cause", Causes.of(letter));
        field(
                "body",
                detail.path("kind").asText() + ", " + detail.path("bodyLength").asText() + " bytes");
        line("  headers");
        detail.path("headers")
                .properties()
                .forEach(header -> line("    " + Plain.text(header.getKey()) + " = " + Plain.text(header.getValue())));
        line("  history");
        detail.path("history").forEach(this::tellHappening);
        nextFor(state, letter);
    }

    private void field(String name, String value) {
        if (!value.isBlank()) {
            line(String.format("  %-12s %s", name, value));
        }
    }

    private void tellHappening(JsonNode happening) {
        var line = new StringBuilder("    ")
                .append(Plain.time(happening.path("at")))
                .append("  ")
                .append(Plain.text(happening.path("what")));
        for (var part : new String[] {"attempt", "who", "node", "traceId", "replay"}) {
            if (happening.hasNonNull(part)) {
                line.append("  ").append(part).append(' ').append(Plain.text(happening.path(part)));
            }
        }
        line(line.toString());
        for (var part : new String[] {"exception", "detail"}) {
            if (happening.hasNonNull(part)) {
                line("        " + Plain.text(happening.path(part)));
            }
        }
        if (stack && happening.hasNonNull("stack")) {
            line(Plain.lines(happening.path("stack").asText()).indent(8).stripTrailing());
        }
    }

    private void nextFor(String state, JsonNode letter) {
        switch (state) {
            case "WAITING" ->
                next(
                        "replay " + id + " --reason '...'",
                        "letter " + id + " --body",
                        "edit " + id + " --data @event.json --reason '...' --dry-run",
                        "discard " + id + " --reason '...'");
            case "DISCARDED" -> next("restore " + id + " --reason '...'");
            default -> next("timeline " + Plain.quoted(letter.path("businessId")));
        }
    }
}
