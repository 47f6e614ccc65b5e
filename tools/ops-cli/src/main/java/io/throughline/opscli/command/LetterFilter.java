package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.opscli.OpsFailure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which dead letters: those that match all that is given. */
final class LetterFilter {

    @Option(names = "--consumer", paramLabel = "<name>", description = "such as payments.orders-events")
    private String consumer;

    @Option(names = "--fingerprint", paramLabel = "<digits>", description = "of the cause, with --consumer")
    private String fingerprint;

    @Option(
            names = "--group",
            paramLabel = "<consumer>/<fingerprint>",
            converter = Group.Converter.class,
            description = "both in one")
    private Group group;

    @Option(names = "--type", paramLabel = "<type>", description = "of the event, such as orders.order-placed")
    private String type;

    @Option(names = "--business-id", paramLabel = "<id>", description = "such as an order's")
    private String businessId;

    @Option(names = "--tenant", paramLabel = "<name>", description = "of the event")
    private String tenant;

    @Option(
            names = "--from",
            paramLabel = "<time>",
            converter = Moment.class,
            description = "dead-lettered last at or after: " + Moment.FORM)
    private Instant from;

    @Option(names = "--to", paramLabel = "<time>", converter = Moment.class, description = "dead-lettered last before")
    private Instant to;

    @Option(names = "--text", paramLabel = "<words>", description = "all in business id, type, exception or reason")
    private String text;

    /** By the names that the server knows them by. */
    Map<String, String> given() {
        if (group != null && (consumer != null || fingerprint != null)) {
            throw OpsFailure.wrongUsage(
                    "--group names consumer and fingerprint already; leave --consumer and" + " --fingerprint out.");
        }
        var given = new LinkedHashMap<String, String>();
        given.put("consumer", group == null ? consumer : group.consumer());
        given.put("fingerprint", group == null ? fingerprint : group.fingerprint());
        given.put("type", type);
        given.put("businessId", businessId);
        given.put("tenant", tenant);
        given.put("from", from == null ? null : from.toString());
        given.put("to", to == null ? null : to.toString());
        given.put("text", text);
        given.values().removeIf(value -> value == null);
        return given;
    }

    ObjectNode json() {
        var filter = JsonNodeFactory.instance.objectNode();
        given().forEach(filter::put);
        return filter;
    }
}
