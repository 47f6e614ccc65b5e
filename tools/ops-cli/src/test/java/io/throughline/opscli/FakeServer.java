package io.throughline.opscli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each request as it was told to, the last answer again and again; keeps what it was asked. */
final class FakeServer implements AutoCloseable {

    private record Answer(int status, String json) {}

    record Asked(String what, String body, String authorization) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /** @param request method, and path behind {@code /ops/api} with its query */
    FakeServer on(String request, int status, String json) {
        answers.computeIfAbsent(request, any -> new ArrayDeque<>()).add(new Answer(status, json));
        return this;
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> requests() {
        return asked.stream().map(Asked::what).toList();
    }

    String bodyOf(String request) {
        return asked.stream()
                .filter(one -> one.what().equals(request))
                .findFirst()
                .orElseThrow()
                .body();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI().toString().replaceFirst("^/ops/api", "");
        var request = exchange.getRequestMethod() + " " + uri;
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(new Asked(request, body, exchange.getRequestHeaders().getFirst("Authorization")));
        var known =
                answers.getOrDefault(request, new ArrayDeque<>(List.of(new Answer(404, "{\"detail\":\"nothing\"}"))));
        var answer = known.size() > 1 ? known.remove() : known.peek();
        exchange.getResponseHeaders()
                .add("Content-Type", answer.status() < 300 ? "application/json" : "application/problem+json");
        var bytes = answer.json().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
