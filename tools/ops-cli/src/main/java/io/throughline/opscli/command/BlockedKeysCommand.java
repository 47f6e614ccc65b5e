package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Query;
import io.throughline.opscli.screen.Plain;
import io.throughline.opscli.screen.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keys that wait. */
@Command(
        name = "blocked-keys",
        description = "Keys that wait for an event that failed or has yet to come, the longest first.")
public final class BlockedKeysCommand extends OpsCommand {

    @Option(names = "--consumer", paramLabel = "<name>", description = "of this consumer only")
    private String consumer;

    @Option(names = "--limit", paramLabel = "<n>", description = "at most so many, up to 200 (default 50)")
    private Integer limit;

    @Override
    ExitCode run(OpsServer server) {
        var reply = server.get(
                "/blocked-keys", new Query().with("consumer", consumer).with("limit", limit));
        raw(reply);
        if (asJson()) {
            return ExitCode.DONE;
        }
        if (!reply.json().isEmpty()) {
            tell(reply.json());
        } else if (!isUnknown(consumer, server)) {
            line("No key waits.");
            next("groups");
        }
        return ExitCode.DONE;
    }

    private void tell(JsonNode keys) {
        var table = new Table("CONSUMER", "KEY", "STATE", "SINCE", "HELD", "ATTEMPTS", "BLOCKED BY", "LAST ERROR");
        keys.forEach(key -> table.row(
                Plain.text(key.path("consumer")),
                Plain.text(key.path("key")),
                Plain.text(key.path("state")),
                Plain.time(key.path("since")),
                key.path("held").asLong(),
                key.path("attempts").asInt(),
                Plain.text(key.path("blockedBy")),
                Plain.text(key.path("lastError"))));
        table.print(screen());
        tellOfMore(keys.size(), limit);
        var first = Plain.quoted(keys.path(0).path("key"));
        next("letters --business-id " + first, "timeline " + first);
    }
}
