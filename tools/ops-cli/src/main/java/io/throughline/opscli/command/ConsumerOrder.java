package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Query;
import io.throughline.opscli.connection.Reply;
import io.throughline.opscli.screen.Plain;
import java.util.List;

/** What a consumer can be told: to pause or to resume. */
class ConsumerOrder implements Orderable {

    private final String order;
    private final String name;

    ConsumerOrder(String order, String name) {
        this.order = order;
        this.name = name;
    }

    @Override
    public Reply current(OpsServer server) {
        return server.get(path());
    }

    final String path() {
        return "/consumers/" + Query.segment(name);
    }

    @Override
    public final String change(JsonNode current) {
        return what() + " (" + new ConsumerText(current).inShort() + ")";
    }

    String what() {
        return Counted.capital(order) + " the consumer " + Plain.text(name) + " on every node";
    }

    @Override
    public Reply order(OpsServer server, String reason) {
        return server.post(path() + "/" + order, because(reason));
    }

    static ObjectNode because(String reason) {
        return JsonNodeFactory.instance.objectNode().put("reason", reason);
    }

    @Override
    public String command() {
        return order + " " + Plain.quoted(name) + " --reason '...'";
    }

    @Override
    public final List<String> lines(JsonNode changed) {
        return new ConsumerText(changed).lines();
    }

    @Override
    public final String[] next(JsonNode changed) {
        return new ConsumerText(changed).next();
    }
}
