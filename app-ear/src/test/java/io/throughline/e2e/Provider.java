package io.throughline.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** The payment provider's own books, and its faults. */
final class Provider {

    /** What the provider knows of the charges or refunds of an order. */
    record Entries(JsonNode json, String name) {

        int count() {
            return json.path("count").intValue();
        }

        int distinctKeys() {
            return json.path("distinctKeys").intValue();
        }

        JsonNode only() {
            if (count() != 1) {
                throw new AssertionError("one of " + name + " expected: " + json);
            }
            return json.path(name).get(0);
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String url;

    Provider(String url) {
        this.url = url;
    }

    Entries charges(String orderId) {
        return new Entries(get("/ledger/charges?orderId=" + orderId), "charges");
    }

    Entries refunds(String orderId) {
        return new Entries(get("/ledger/refunds?orderId=" + orderId), "refunds");
    }

    JsonNode allCharges() {
        return get("/ledger/charges").path("charges");
    }

    JsonNode allRefunds() {
        return get("/ledger/refunds").path("refunds");
    }

    /** Makes every authorization fail from now on: {@code timeout}, {@code error} and so on, after it was granted. */
    void failAuthorizations(String mode) {
        send(
                request("/faults")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"target\":\"payment\",\"operation\":\"authorize\",\"mode\":\""
                                + mode + "\",\"when\":\"after\"}")),
                201);
    }

    /** Charges an order once more, behind the application's back. */
    void charge(String merchantKey, String orderId, OrderForm form) {
        send(
                request("/payment/authorizations")
                        .header("Authorization", "Bearer " + merchantKey)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"orderReference\":\"" + orderId + "\",\"amount\":"
                                + form.total() + ",\"currency\":\"EUR\",\"token\":\"tok_ok\"}")),
                201);
    }

    /** How many calls the faults in force have struck. */
    int struck() {
        var struck = 0;
        for (var fault : get("/faults").path("faults")) {
            struck += fault.path("applied").intValue();
        }
        return struck;
    }

    void recover() {
        send(request("/faults").DELETE(), 204);
    }

    private JsonNode get(String path) {
        return Answer.read(send(request(path), 200).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
    }

    private Answer send(HttpRequest.Builder request, int expected) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString())).require(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
