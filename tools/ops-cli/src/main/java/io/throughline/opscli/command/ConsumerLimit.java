package io.throughline.opscli.command;

import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Reply;

/** How many events of a consumer a node may handle at a time; null for as many as it declares. */
final class ConsumerLimit extends ConsumerOrder {

    private final String name;
    private final Integer sessions;

    ConsumerLimit(String name, Integer sessions) {
        super("limit", name);
        this.name = name;
        this.sessions = sessions;
    }

    @Override
    String what() {
        return "Let each node handle "
                + (sessions == null ? "as many events of " + name + " as declared" : events() + " of " + name)
                + " at a time";
    }

    private String events() {
        return Counted.events(sessions);
    }

    @Override
    public Reply order(OpsServer server, String reason) {
        return server.put(path() + "/concurrency", because(reason).put("sessions", sessions));
    }

    @Override
    public String command() {
        return super.command() + (sessions == null ? " --none" : " --at-a-time " + sessions);
    }
}
