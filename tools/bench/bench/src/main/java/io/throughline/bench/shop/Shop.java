package io.throughline.bench.shop;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The product as a shop sees it, and the sandbox behind it. */
public final class Shop {

    /** Of each article, at the start. */
    static final long STOCK = 100_000_000;

    private static final int PRODUCTS = 50;
    private static final int CUSTOMERS = 500;
    private static final int ACCEPTED = 202;
    private static final int CREATED = 201;
    private static final String GOOD = "tok_ok";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String ORDER = """
            {"customer":{"id":"customer-%1$d","email":"customer.%1$d@example.org"},"currency":"EUR",
             "lines":[{"sku":"%2$s","quantity":2,"unitPrice":1250}],
             "payment":{"method":"card","token":"%3$s"},
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
                            .PUT(BodyPublishers.ofString("{\"onHand\":" + STOCK + "}")));
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
        fault("{\"target\":\"payment\",\"mode\":\"slow\",\"delayMs\":" + millis + "}");
    }

    /** As the sandbox takes it. */
    public void fault(String fault) throws IOException, InterruptedException {
        expect(CREATED, plain(stack.sandboxUrl() + "/faults").POST(BodyPublishers.ofString(fault)));
    }

    /** Those in force, with how often each has struck. */
    public JsonNode faults() throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(expect(200, plain(stack.sandboxUrl() + "/faults")))
                .path("faults");
    }

    /** A list in the sandbox's own books. */
    public JsonNode ledger(String list) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(expect(200, plain(stack.sandboxUrl() + "/ledger/" + list)))
                .path(list);
    }

    /** New payments go to the providers by these shares; returns when the product says so. */
    public void shareProviders(String shares) throws IOException, InterruptedException {
        Path file = Files.createDirectories(stack.overrides()).resolve("payment-provider.xml");
        Files.writeString(
                file, "<server><variable name=\"throughline.payments.provider\" value=\"" + shares + "\"/></server>");
        HttpRequest.Builder choice = request("viewer", stack.url() + "/payments/api/provider-choice");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!expect(200, choice).contains("\"setting\":\"" + shares + "\"")) {
            if (System.nanoTime() > end) {
                throw new IOException("the product does not take " + shares);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    public void quickProvider() throws IOException, InterruptedException {
        expect(204, plain(stack.sandboxUrl() + "/faults").DELETE());
    }

    /** True when the order was accepted. */
    public CompletableFuture<Boolean> place(int number) {
        return send(asynchronous, order(number, sku(number), GOOD), ACCEPTED);
    }

    /** True when the order was paid and stored within the request. */
    public CompletableFuture<Boolean> placeSynchronously(int number) {
        return send(synchronous, order(number, sku(number), GOOD), CREATED);
    }

    /** True when it was accepted. Of ten orders one is declined, one lacks funds and one is out of stock. */
    public CompletableFuture<Boolean> placeMixed(int number) {
        String token = number % 10 == 3 ? "tok_declined" : number % 10 == 6 ? "tok_insufficient_funds" : GOOD;
        return send(asynchronous, order(number, number % 10 == 9 ? "bench-none" : sku(number), token), ACCEPTED);
    }

    private static String order(int number, String sku, String token) {
        return ORDER.formatted(number % CUSTOMERS, sku, token);
    }

    private static String sku(int number) {
        return "bench-" + number % PRODUCTS;
    }

    private CompletableFuture<Boolean> send(HttpRequest.Builder to, String order, int expected) {
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
