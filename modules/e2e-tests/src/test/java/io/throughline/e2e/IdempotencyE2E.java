package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Answer;
import io.throughline.messaging.testkit.ApplicationDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PackagedServer
class IdempotencyE2E {

    private static final String SKU = "IDEMPOTENT";

    private final ShopClient shop;
    private final ApplicationDatabase database;
    private final String key = UUID.randomUUID().toString();
    private final OrderForm form = OrderForm.of(SKU, 1).by(UUID.randomUUID().toString());

    IdempotencyE2E(Installation installation) {
        shop = installation.client();
        database = installation.database();
    }

    @BeforeEach
    void fillStock() {
        shop.stock(SKU, 1_000);
    }

    @Test
    void answersARepetitionAsTheFirstTime() {
        var first = place(form.json());
        var rewritten = form.json().replace(":", " : ");
        var second = place(rewritten);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.require(202).body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        place(form.json()).require(202);

        var refusal = place(form.json().replace("\"quantity\":1", "\"quantity\":2"));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.text("reason")).isEqualTo("idempotency_key_reused");
        assertThat(refusal.texts("errors", "/header")).containsExactly("Idempotency-Key");
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void placesOneOrderWhenTheSameRequestArrivesTwiceAtOnce() {
        var one = shop.sendLater(shop.placing(form).header("Idempotency-Key", key), BodyHandlers.ofString());
        var other = shop.sendLater(shop.placing(form).header("Idempotency-Key", key), BodyHandlers.ofString());

        var answer = new Answer(one.join()).require(202);
        assertThat(new Answer(other.join()).require(202).body()).isEqualTo(answer.body());
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void forgetsAFailedRequest() {
        place(form.json().replace("EUR", "XXY")).require(422);

        assertThat(place(form.json()).status()).isEqualTo(202);
    }

    private Answer place(String body) {
        return shop.send(shop.as("storefront", ShopClient.ORDERS)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private long orders() {
        return database.number("SELECT count(*) FROM orders.customer_order WHERE customer_id = ?", form.customer());
    }
}
