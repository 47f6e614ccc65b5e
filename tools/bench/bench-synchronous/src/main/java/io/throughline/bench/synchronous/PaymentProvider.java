package io.throughline.bench.synchronous;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Authorizes while the caller waits. */
@ApplicationScoped
@Transactional(TxType.NEVER)
class PaymentProvider {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CREATED = 201;
    private static final int BAD_GATEWAY = 502;

    @Inject
    @ConfigProperty(name = "throughline.payment.provider.url")
    URI url;

    @Inject
    @ConfigProperty(name = "throughline.payment.provider.key")
    String key;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** What the provider calls the authorization. */
    String authorize(PlacedOrder order) {
        try {
            var response = http.send(request(order), BodyHandlers.ofString());
            if (response.statusCode() != CREATED) {
                throw new WebApplicationException("the provider answered " + response.statusCode(), BAD_GATEWAY);
            }
            try (var reader = Json.createReader(new StringReader(response.body()))) {
                return reader.readObject().getString("id");
            }
        } catch (IOException e) {
            throw new WebApplicationException("the provider cannot be reached", e, BAD_GATEWAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WebApplicationException("interrupted", e, BAD_GATEWAY);
        }
    }

    private HttpRequest request(PlacedOrder order) {
        var body = Json.createObjectBuilder()
                .add("orderReference", order.id().toString())
                .add("amount", order.total())
                .add("currency", order.currency())
                .add("token", order.token())
                .build();
        return HttpRequest.newBuilder(URI.create(url + "/authorizations"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "synchronous-" + order.id())
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }
}
