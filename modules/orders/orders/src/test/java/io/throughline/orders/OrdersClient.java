package io.throughline.orders;

import io.throughline.messaging.testkit.Answer;
import io.throughline.messaging.testkit.HttpProbe;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.stream.Stream;

/** What an account does with orders over HTTP. */
final class OrdersClient {

    static final HttpProbe NOBODY = HttpProbe.ofManaged("/orders/api/");
    static final String ORDER = """
            {"customer":{"id":"c-1","email":"ann@example.org"},"currency":"EUR",
             "lines":[{"sku":"pen","quantity":2,"unitPrice":150}],
             "payment":{"method":"card","token":"tok_ok"}}
            """;

    private final HttpProbe http;

    private OrdersClient(HttpProbe http) {
        this.http = http;
    }

    static OrdersClient as(String account) {
        return new OrdersClient(NOBODY.as(account));
    }

    HttpProbe http() {
        return http;
    }

    UUID place() {
        return UUID.fromString(place(ORDER).text("orderId"));
    }

    /** @param headers names and values in turn */
    Answer place(String order, String... headers) {
        var request = http.json("orders").POST(BodyPublishers.ofString(order));
        return http.send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer order(UUID id) {
        return http.get("orders/" + id);
    }

    Answer cancel(UUID id) {
        return http.post("orders/" + id + "/cancellation", "");
    }

    /** The lines of a server-sent stream, until it ends. */
    Stream<String> watch(UUID id, String lastEventId) {
        var request = http.request("orders/" + id + "/events");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return http.sendLater(request, BodyHandlers.ofLines()).join().body();
    }
}
