package io.throughline.bench.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.bench.stack.ProductStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** The product as a shop sees it, and the sandbox behind it. */
public final class Shop {

    private static final int PRODUCTS = 50;
    private static final int CUSTOMERS = 500;
    private static final int ACCEPTED = 202;
    private static final int CREATED = 201;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String ORDER = """
            {"customer":{"id":"customer-%1$d","email":"customer.%1$d@example.org"},"currency":"EUR",
             "lines":[{"sku":"bench-%2$d","quantity":2,"unitPrice":1250}],
             "payment":{"method":"card","token":"tok_ok"},
             "shipTo":{"name":"Ada Lovelace","street":"Lindenweg 1","postalCode":"10115","city":"Berlin","country":"DE"}}""";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ProductStack stack;
    private final HttpRequest.Builder asynchronous;
    private final HttpRequest.Builder synchronous;

    public Shop(ProductStack stack) {
        this.stack = stack;
        this.asynchronous = request("storefront", stack.url() + "/orders/api/orders");
        this.synchronous = request("storefront", stack.url() + "/synchronous/api/orders");
    }

    /** More than a run can sell. */
    public void countStock() throws IOException, InterruptedException {
        for (int i = 0; i < PRODUCTS; i++) {
            expect(
                    200,
                    request("stockkeeper", stack.url() + "/inventory/api/stock/bench-" + i)
                            .PUT(BodyPublishers.ofString("{\"onHand\":100000000}")));
        }
    }

    /** Has the sandbox play an endpoint that hears of every event of the orders and checks the signatures. */
    public void subscribe() throws IOException, InterruptedException {
        String endpoint = stack.sandboxUrl() + "/webhook/bench";
        String subscription = expect(
                CREATED,
                request("integrator", stack.url() + "/webhooks/api/subscriptions")
                        .POST(BodyPublishers.ofString("{\"url\":\"" + endpoint + "\",\"eventTypes\":[\"orders.*\"]}")));
        String secret = new ObjectMapper().readTree(subscription).get("secret").asText();
        expect(204, plain(endpoint).PUT(BodyPublishers.ofString("{\"secret\":\"" + secret + "\"}")));
    }

    /** Every call to the payment provider takes so much longer. */
    public void slowProvider(int millis) throws IOException, InterruptedException {
        String fault = "{\"target\":\"payment\",\"mode\":\"slow\",\"delayMs\":" + millis + "}";
        expect(CREATED, plain(stack.sandboxUrl() + "/faults").POST(BodyPublishers.ofString(fault)));
    }

    public void quickProvider() throws IOException, InterruptedException {
        expect(204, plain(stack.sandboxUrl() + "/faults").DELETE());
    }

    /** True when the order was accepted. */
    public CompletableFuture<Boolean> place(int number) {
        return send(asynchronous, number, ACCEPTED);
    }

    /** True when the order was paid and stored within the request. */
    public CompletableFuture<Boolean> placeSynchronously(int number) {
        return send(synchronous, number, CREATED);
    }

    private CompletableFuture<Boolean> send(HttpRequest.Builder to, int number, int expected) {
        String order = ORDER.formatted(number % CUSTOMERS, number % PRODUCTS);
        HttpRequest request = to.copy().POST(BodyPublishers.ofString(order)).build();
        return http.sendAsync(request, BodyHandlers.discarding())
                .thenApply(response -> response.statusCode() == expected);
    }

    private String expect(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest built = request.build();
        HttpResponse<String> response = http.send(built, BodyHandlers.ofString());
        if (response.statusCode() / 100 != status / 100) {
            throw new IOException(built.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String account, String url) {
        String pair = account + ":" + stack.password(account);
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return plain(url).header("Authorization", "Basic " + basic);
    }

    private static HttpRequest.Builder plain(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).header("Content-Type", "application/json");
    }
}
