package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Query;
import io.throughline.opscli.screen.Plain;
import io.throughline.opscli.screen.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Everything that happened for one business id. */
@Command(name = "timeline", description = "Everything that happened for a business id, in causal order.")
public final class TimelineCommand extends OpsCommand {

    @Parameters(paramLabel = "<business id>", description = "such as an order's")
    private String businessId;

    @Override
    ExitCode run(OpsServer server) {
        var reply = server.get("/timeline", new Query().with("businessId", businessId));
        raw(reply);
        if (!asJson()) {
            tell(reply.json(), !"false".equals(reply.header("Throughline-Complete")));
        }
        return ExitCode.DONE;
    }

    private void tell(JsonNode entries, boolean complete) {
        if (entries.isEmpty()) {
            line("Nothing is known of '" + Plain.text(businessId) + "'.");
            next("blocked-keys");
            return;
        }
        var table = new Table("AT", "KIND", "WHO", "WHAT", "OUTCOME", "DETAIL");
        entries.forEach(entry -> table.row(
                Plain.time(entry.path("at")),
                Plain.text(entry.path("kind")),
                Plain.text(entry.path(entry.hasNonNull("consumer") ? "consumer" : "context")),
                Plain.text(entry.path("name")),
                Plain.text(entry.path("outcome")),
                detail(entry)));
        table.print(screen());
        if (!complete) {
            line("There are older entries, too many to show.");
        }
        next("letters --state ANY --business-id " + Plain.quoted(businessId));
    }

    private static String detail(JsonNode entry) {
        var next = entry.hasNonNull("nextAttemptAt") ? "next attempt " + Plain.time(entry.path("nextAttemptAt")) : "";
        var detail = Plain.text(entry.path("detail"));
        return next.isEmpty() || detail.isEmpty() ? next + detail : next + ": " + detail;
    }
}
