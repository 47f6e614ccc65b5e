package io.throughline.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.Answer;
import io.throughline.messaging.testkit.HttpProbe;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Speaks HTTP with one node. */
final class ShopClient {

    static final String ORDERS = "/orders/api/orders";

    private final HttpProbe node;

    ShopClient(String url) {
        node = HttpProbe.of(url);
    }

    HttpProbe as(String account) {
        return node.as(account);
    }

    HttpRequest.Builder as(String account, String path) {
        return as(account).request(path);
    }

    HttpRequest.Builder anonymous(String path) {
        return node.request(path);
    }

    /** A request that places the order. */
    HttpRequest.Builder placing(OrderForm form) {
        return as("storefront").json(ORDERS).POST(BodyPublishers.ofString(form.json()));
    }

    Answer send(HttpRequest.Builder request) {
        return node.send(request);
    }

    <T> CompletableFuture<HttpResponse<T>> sendLater(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        return node.sendLater(request, body);
    }

    Answer get(String account, String path) {
        return as(account).get(path);
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
        as("stockkeeper").put(stockPath(sku), "{\"onHand\":" + onHand + "}").require(200);
    }

    long reserved(String sku) {
        return level(sku).path("reserved").longValue();
    }

    long onHand(String sku) {
        return level(sku).path("onHand").longValue();
    }

    private JsonNode level(String sku) {
        return get("stockkeeper", stockPath(sku)).require(200).json();
    }

    /** {@code <on hand>/<reserved>} */
    String stockLevel(String sku) {
        return onHand(sku) + "/" + reserved(sku);
    }

    /** The shipment of an order, or a missing node. */
    JsonNode shipment(String orderId) {
        return get("storefront", "/shipping/api/shipments?orderId=" + orderId)
                .require(200)
                .json()
                .path(0);
    }

    private static String stockPath(String sku) {
        return "/inventory/api/stock/" + sku;
    }
}
