package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.crashtest.Http.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** An operator: asks one node after the other until one gives an answer that makes sense. */
final class Operator {

    /** On a starved machine two nodes that start take as long. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final World world;
    private final String reason;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param reason begins every reason that this operator gives */
    Operator(World world, String reason) {
        this.world = world;
        this.reason = reason;
    }

    private interface Request {
        Reply send(Http node) throws IOException;
    }

    JsonNode get(String path) {
        return answered(Set.of(200), node -> node.get("/ops/api/" + path)).body();
    }

    /** A 409 says that it is so, or cannot be any more: the answer to a request before may have been lost. */
    Reply post(String path, ObjectNode body, String why) {
        String json = because(body, why);
        return answered(Set.of(200, 201, 409), node -> node.post("/ops/api/" + path, json));
    }

    Reply put(String path, ObjectNode body, String why) {
        String json = because(body, why);
        return answered(Set.of(200), node -> node.put("/ops/api/" + path, json));
    }

    boolean isOurs(String given) {
        return given.startsWith(reason);
    }

    private String because(ObjectNode body, String why) {
        return body.deepCopy().put("reason", reason + ": " + why).toString();
    }

    private Reply answered(Set<Integer> wanted, Request request) {
        Instant deadline = Instant.now().plus(PATIENCE);
        String last = "";
        while (Instant.now().isBefore(deadline)) {
            try {
                Reply reply = request.send(world.node(turn.get(), "operator"));
                if (wanted.contains(reply.status())) {
                    return reply;
                }
                last = reply.status() + " " + reply.body();
                if (reply.status() < 500 && reply.status() != 429 && reply.status() != 404) {
                    break;
                }
            } catch (IOException e) {
                last = e.toString();
            }
            turn.incrementAndGet();
            Pause.of(250);
        }
        throw new IllegalStateException("an operator got no good answer: " + last);
    }
}
