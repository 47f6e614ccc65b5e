package io.throughline.crashtest;

import io.throughline.devstack.LibertyServer;
import io.throughline.devstack.Server;
import io.throughline.devstack.TestServers;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The nodes of the application and the servers they need. */
public record World(TestServers servers, List<LibertyServer> nodes) {

    /** Of a node in a campaign: customers' endpoints are asked again within seconds, not hours. */
    public static final Map<String, String> NODE_SETTINGS = Map.of(
            "THROUGHLINE_WEBHOOKS_SCHEDULE", "PT2S,PT3S" + ",PT5S".repeat(40),
            "THROUGHLINE_WEBHOOKS_CONNECT_TIMEOUT", "PT2S",
            "THROUGHLINE_WEBHOOKS_ANSWER_TIMEOUT", "PT4S");

    Http node(int number, String account) {
        return Http.of(nodes.get(Math.floorMod(number, nodes.size())).url()).as(account, password(account));
    }

    Http sandbox() {
        return Http.of(servers.sandbox().url());
    }

    Database database() {
        return new Database(servers.postgres());
    }

    BrokerQueues queues() {
        return new BrokerQueues(
                servers.broker().url(),
                "broker",
                password("broker"),
                servers.environment().get("THROUGHLINE_ENV"));
    }

    private String password(String account) {
        return servers.environment().get("THROUGHLINE_" + account.toUpperCase(Locale.ROOT) + "_PASSWORD");
    }

    /** Whatever was done to them: all of them run. */
    void restore() {
        servers.broker().resume();
        nodes.forEach(LibertyServer::resume);
        servers.all().forEach(Server::start);
        nodes.parallelStream().forEach(LibertyServer::start);
    }
}
