package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Reply;
import java.util.List;
import java.util.UUID;

/** What a replay can be told. */
record ReplayOrder(String order, UUID id) implements Orderable {

    @Override
    public void check(String reason) {
        // a replay has one already
    }

    @Override
    public Reply current(OpsServer server) {
        return server.get("/replays/" + id);
    }

    @Override
    public String change(JsonNode current) {
        var replay = new ReplayText(current);
        return Counted.capital(order) + " the replay of " + Counted.events(replay.count("total")) + " ("
                + replay.state() + ", " + replay.count("pending") + " not sent)";
    }

    @Override
    public Reply order(OpsServer server, String reason) {
        return ReplayCommand.command(server, id.toString(), order, reason);
    }

    @Override
    public String command() {
        return order + " " + id;
    }

    @Override
    public List<String> lines(JsonNode changed) {
        return new ReplayText(changed).lines();
    }

    @Override
    public String[] next(JsonNode changed) {
        return new ReplayText(changed).next();
    }
}
