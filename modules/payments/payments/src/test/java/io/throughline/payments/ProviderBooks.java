package io.throughline.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.devstack.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The provider's own ledger and its faults. */
class ProviderBooks {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI sandbox = URI.create(TestServers.shared().sandbox().url() + "/");

    /** How many charges the order has, and the state of the first. */
    String charges(Object orderId) {
        var ledger = send(HttpRequest.newBuilder(sandbox.resolve("ledger/charges?orderId=" + orderId)));
        return ledger.get("count") + " " + ledger.at("/charges/0/state").asText();
    }

    long keyConflicts() {
        return send(HttpRequest.newBuilder(sandbox.resolve("ledger/summary")))
                .at("/keys/conflicts")
                .asLong(-1);
    }

    void fault(String fault) {
        send(HttpRequest.newBuilder(sandbox.resolve("faults")).POST(BodyPublishers.ofString(fault)));
    }

    void noMoreFaults() {
        send(HttpRequest.newBuilder(sandbox.resolve("faults")).DELETE());
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(
                    request.header("Content-Type", "application/json").build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
