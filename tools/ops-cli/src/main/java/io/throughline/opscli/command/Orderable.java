package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.OpsFailure;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Reply;
import java.util.List;

/** Something that takes orders: as it is, what an order would change, and what it is then. */
interface Orderable {

    /** Without asking the server. */
    default void check(String reason) {
        if (reason == null) {
            throw OpsFailure.wrongUsage("A consumer is stopped and set going for a --reason.");
        }
    }

    Reply current(OpsServer server);

    String change(JsonNode current);

    Reply order(OpsServer server, String reason);

    /** The command that would do it. */
    String command();

    List<String> lines(JsonNode changed);

    String[] next(JsonNode changed);
}
