package io.throughline.devstack.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
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
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/** The product as the shop sees it. */
final class ShopDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;
    private final UnaryOperator<String> passwords;

    /** An answer: the body is JSON or, if it was none, missing. */
    record Answer(int status, JsonNode body) {
        boolean isWorthAnotherTry() {
            return status >= 500 || status == 429;
        }

        /** What a problem says of itself. */
        String problem() {
            return status + " " + body.path("detail").asText(body.path("title").asText(""));
        }
    }

    /** @param passwords of accounts, by the account's name */
    ShopDoor(String url, UnaryOperator<String> passwords) {
        this.url = url;
        this.passwords = passwords;
    }

    void countStock(String sku, long onHand) {
        HttpRequest request = request("stockkeeper", "/inventory/api/stock/" + sku)
                .PUT(BodyPublishers.ofString("{\"onHand\":" + onHand + "}"))
                .build();
        try {
            Answer answer = send(request).join();
            if (answer.status() / 100 != 2) {
                throw new DevstackException(Failure.FAILED, "The stock cannot be counted: " + answer.problem());
            }
        } catch (CompletionException e) {
            throw new DevstackException(Failure.NOT_RUNNING, "Throughline does not answer on " + url + ".", e);
        }
    }

    CompletableFuture<Answer> place(String key, String order) {
        return send(request("storefront", "/orders/api/orders")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(order))
                .build());
    }

    CompletableFuture<Answer> cancel(String orderId) {
        return send(request("storefront", "/orders/api/orders/" + orderId + "/cancellation")
                .POST(BodyPublishers.noBody())
                .build());
    }

    CompletableFuture<Answer> look(String orderId) {
        return send(request("storefront", "/orders/api/orders/" + orderId).build());
    }

    private HttpRequest.Builder request(String account, String path) {
        String pair = account + ":" + passwords.apply(account);
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + basic);
    }

    private CompletableFuture<Answer> send(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(ShopDoor::answer);
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), json(response.body()));
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
