package io.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Speaks HTTP with one node. */
final class ShopClient {

    static final String ORDERS = "/orders/api/orders";

    // HTTP/1.1: on plain HTTP the client would try to upgrade, and Liberty does not always answer that.
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String url;
    private final UnaryOperator<String> passwords;

    ShopClient(String url, UnaryOperator<String> passwords) {
        this.url = url;
        this.passwords = passwords;
    }

    /** A request without credentials. */
    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
    }

    HttpRequest.Builder as(String account, String path) {
        var credentials = account + ":" + passwords.apply(account.toUpperCase(Locale.ROOT));
        return anonymous(path)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
    }

    /** A request that places the order. */
    HttpRequest.Builder placing(OrderForm form) {
        return as("storefront", ORDERS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(form.json()));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    <T> CompletableFuture<HttpResponse<T>> sendLater(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        return HTTP.sendAsync(request.build(), body);
    }

    Answer get(String account, String path) {
        return send(as(account, path));
    }

    /** Places an order and returns its id. */
    String place(OrderForm form) {
        return send(placing(form)).require(202).text("orderId");
    }

    Answer order(String id) {
        return get("storefront", ORDERS + "/" + id).require(200);
    }

    HttpRequest.Builder cancelling(String id) {
        return as("storefront", ORDERS + "/" + id + "/cancellation").POST(BodyPublishers.noBody());
    }

    void stock(String sku, long onHand) {
        send(as("stockkeeper", stockPath(sku))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"onHand\":" + onHand + "}")))
                .require(200);
    }

    long reserved(String sku) {
        return get("stockkeeper", stockPath(sku))
                .require(200)
                .json()
                .at("/reserved")
                .longValue();
    }

    private static String stockPath(String sku) {
        return "/inventory/api/stock/" + sku;
    }
}
