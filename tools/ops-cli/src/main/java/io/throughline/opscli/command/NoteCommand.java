package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.OpsFailure;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Query;
import io.throughline.opscli.screen.Plain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to remember about a group. */
@Command(name = "note", description = "Writes a note on a group of dead letters, instead of the one before.")
public final class NoteCommand extends ChangeCommand {

    private static final int MOST_GROUPS = 200;

    @Parameters(index = "0", paramLabel = "<consumer>/<fingerprint>", converter = Group.Converter.class)
    private Group group;

    @Parameters(index = "1", paramLabel = "<text>", arity = "0..1", description = "the note")
    private String text;

    @Option(names = "--remove", description = "remove the note instead")
    private boolean remove;

    @Override
    ExitCode run(OpsServer server) {
        if (remove == (text != null)) {
            throw OpsFailure.wrongUsage("Give either a text or --remove.");
        }
        requireSomebodyToAsk();
        var before = Plain.text(noteOn(server));
        var change = (remove ? "Remove" : "Write") + " the note on 1 group, " + group
                + (before.isEmpty() ? "" : ", instead of '" + before + "'");
        if (dryRun()) {
            line("Would do: " + change + ".");
            next("groups --consumer " + Plain.quoted(group.consumer()));
            return ExitCode.DONE;
        }
        if (!agreed(change + "?")) {
            return ExitCode.REFUSED;
        }
        server.put(group.path() + "/note", JsonNodeFactory.instance.objectNode().put("note", text));
        line(remove ? "Removed." : "Written.");
        next("groups --consumer " + Plain.quoted(group.consumer()));
        return ExitCode.DONE;
    }

    private JsonNode noteOn(OpsServer server) {
        var all = new Query()
                .with("consumer", group.consumer())
                .with("settled", true)
                .with("limit", MOST_GROUPS);
        for (var known : server.get("/dead-letter-groups", all).json()) {
            if (group.fingerprint().equals(known.path("fingerprint").asText())) {
                return known.path("note");
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }
}
