package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.opscli.OpsFailure;
import java.util.List;
import picocli.CommandLine.Option;

/** Published events instead of dead letters. */
final class LogSelection {

    private static final List<String> NEEDED = List.of("consumer", "from", "to");
    private static final List<String> KNOWN = List.of("consumer", "from", "to", "type", "businessId");

    @Option(
            names = "--log",
            description = "published events from --from to --to for --consumer, also by --type and --business-id")
    private boolean log;

    @Option(names = "--again", description = "with --log: also what the consumer has handled already")
    private boolean again;

    boolean given() {
        if (again && !log) {
            throw OpsFailure.wrongUsage("--again belongs to --log.");
        }
        return log;
    }

    ObjectNode request(Selection selection) {
        var filter = selection.filter().given();
        boolean sound =
                selection.isFilterOnly() && filter.keySet().containsAll(NEEDED) && KNOWN.containsAll(filter.keySet());
        if (!sound) {
            throw OpsFailure.wrongUsage("--log needs --consumer, --from and --to, and takes --type and --business-id.");
        }
        var request = JsonNodeFactory.instance.objectNode();
        request.set("log", selection.filter().json().put("inboxChecked", !again));
        return request;
    }
}
