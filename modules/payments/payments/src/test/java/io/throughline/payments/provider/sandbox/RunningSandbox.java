package io.throughline.payments.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** A sandbox on a free port, its faults and its ledger. */
public final class RunningSandbox implements AutoCloseable {

    private static final String KEY = "merchant-key";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Sandbox sandbox;

    public RunningSandbox(Path ledger) {
        sandbox = Sandbox.start(0, ledger, KEY);
    }

    public SandboxPaymentProvider adapter() {
        return adapter(sandbox.baseUri().resolve("/payment"), KEY);
    }

    SandboxPaymentProvider adapterWithWrongKey() {
        return adapter(sandbox.baseUri().resolve("/payment"), "wrong");
    }

    static SandboxPaymentProvider adapter(URI url, String key) {
        var adapter = new SandboxPaymentProvider();
        adapter.url = url;
        adapter.key = key;
        adapter.connectTimeout = Duration.ofMillis(500);
        adapter.answerTimeout = Duration.ofMillis(500);
        adapter.connect();
        return adapter;
    }

    public void fault(String fault) {
        send(HttpRequest.newBuilder(sandbox.baseUri().resolve("/faults")).POST(BodyPublishers.ofString(fault)));
    }

    public void noMoreFaults() {
        send(HttpRequest.newBuilder(sandbox.baseUri().resolve("/faults")).DELETE());
    }

    public JsonNode summary() {
        return send(HttpRequest.newBuilder(sandbox.baseUri().resolve("/ledger/summary")));
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

    @Override
    public void close() {
        sandbox.close();
    }
}
