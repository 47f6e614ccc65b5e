package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.OpsFailure;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.screen.Plain;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repairs an event. */
@Command(
        name = "edit",
        description = {
            "Handles an edited event in the place of a dead letter's, under a new id.",
            "It is checked against the consumer's contract first, and refused with the reason if it does not fit."
        })
public final class EditCommand extends ChangeCommand {

    @Parameters(paramLabel = "<id>", description = "of a dead letter that waits")
    private UUID id;

    @Option(
            names = "--data",
            paramLabel = "<json|@file|@->",
            description = "the new data; begin with that of ./run ops letter <id> --body")
    private String data;

    @Option(
            names = "--set",
            paramLabel = "<attribute>=<value>",
            description = "an attribute of the event, such as type=orders.order-placed")
    private Map<String, String> set = Map.of();

    @Option(names = "--remove", paramLabel = "<attribute>", description = "an attribute that is to go")
    private List<String> remove = List.of();

    @Option(names = "--reason", required = true, paramLabel = "<why>", description = "kept with the letter")
    private String reason;

    @Override
    ExitCode run(OpsServer server) {
        if (data == null && set.isEmpty() && remove.isEmpty()) {
            throw OpsFailure.wrongUsage("Say what to change: --data, --set or --remove.");
        }
        requireSomebodyToAsk();
        var request = request();
        var letter = server.get("/dead-letters/" + id).json();
        tell(letter, request);
        if (dryRun()) {
            raw(server.post("/dead-letters/" + id + "/edits?dryRun=true", request));
            line("The consumer would take it. Nothing was changed.");
            next("edit ... without --dry-run");
            return ExitCode.DONE;
        }
        if (!agreed("Handle this edited event in the place of 1 dead letter's?")) {
            return ExitCode.REFUSED;
        }
        var reply = server.post("/dead-letters/" + id + "/edits", request);
        raw(reply);
        line("Event " + Plain.text(reply.json().path("eventId")) + " takes its place.");
        next(
                "letter " + id,
                "timeline " + Plain.quoted(letter.at("/letter/businessId")),
                "letters --business-id " + Plain.quoted(letter.at("/letter/businessId")));
        return ExitCode.DONE;
    }

    private ObjectNode request() {
        var request = JsonNodeFactory.instance.objectNode().put("reason", reason);
        var attributes = request.putObject("attributes");
        set.forEach(attributes::put);
        remove.forEach(attributes::putNull);
        if (data != null) {
            request.set("data", EventData.read(data));
        }
        return request;
    }

    private void tell(JsonNode letter, ObjectNode request) {
        line("Dead letter " + id + " of " + Plain.text(letter.at("/letter/consumer")) + ", "
                + Plain.text(letter.at("/letter/state")) + ":");
        request.path("attributes").properties().forEach(change -> {
            var old = letter.path("headers").path("cloudEvents_" + change.getKey());
            line("  " + change.getKey() + ": " + (old.isMissingNode() ? "(not set)" : Plain.text(old)) + " -> "
                    + (change.getValue().isNull() ? "(removed)" : Plain.text(change.getValue())));
        });
        if (request.has("data")) {
            line("  data: " + letter.path("bodyLength").asText() + " bytes -> "
                    + Plain.cut(Plain.text(request.path("data").toString()), 200));
        }
    }
}
