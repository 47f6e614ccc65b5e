package io.throughline.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.HttpProbe;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShipmentHttpIT extends OnLiberty {

    private final HttpProbe nobody = HttpProbe.ofManaged("/shipping/api/");
    private final String search = "shipments?orderId=" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"storefront", "viewer", "operator", "admin"})
    void findsNothingForAnOrderWithoutShipment(String account) {
        var answer = nobody.as(account).get(search);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).hasToString("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shipments", "shipments?orderId=", "shipments?orderId=42", "shipments?orderId=1-1-1-1-1"})
    void needsAnOrder(String wrong) {
        var refused = nobody.as("viewer").get(wrong);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.mediaType()).startsWith("application/problem+json");
        assertThat(refused.json().at("/errors/0/parameter").asText()).isEqualTo("orderId");
    }

    @Test
    void isClosedToTheStockkeeperAndToNobody() {
        assertThat(nobody.as("stockkeeper").get(search).status()).isEqualTo(403);
        assertThat(nobody.get(search).status()).isEqualTo(401);
    }
}
