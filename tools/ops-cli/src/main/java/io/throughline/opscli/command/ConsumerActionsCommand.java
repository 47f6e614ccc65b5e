package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Query;
import io.throughline.opscli.screen.Plain;
import io.throughline.opscli.screen.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What was done to a consumer. */
@Command(
        name = "consumer-actions",
        description = "Who paused, resumed or limited a consumer, and why; the latest hundred, newest first.")
public final class ConsumerActionsCommand extends OpsCommand {

    @Parameters(paramLabel = "<consumer>", description = "as ./run ops consumers shows it")
    private String name;

    @Override
    ExitCode run(OpsServer server) {
        var reply = server.get("/consumers/" + Query.segment(name) + "/actions");
        raw(reply);
        if (!asJson()) {
            tell(reply.json());
        }
        return ExitCode.DONE;
    }

    private void tell(JsonNode actions) {
        if (actions.isEmpty()) {
            line("Nobody paused or limited " + Plain.text(name) + ".");
        } else {
            var table = new Table("AT", "ACTION", "BY", "REASON");
            actions.forEach(action -> table.row(
                    Plain.time(action.path("at")),
                    Plain.text(action.path("action")),
                    Plain.text(action.path("who")),
                    Plain.text(action.path("why"))));
            table.print(screen());
        }
        next("consumers");
    }
}
