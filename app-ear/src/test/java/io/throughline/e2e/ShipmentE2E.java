package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was ordered leaves the house once, with the carrier's ledger and the stock as witnesses. */
@PackagedServer
class ShipmentE2E {

    private final ShopClient shop;
    private final Provider provider;

    ShipmentE2E(Installation installation) {
        shop = installation.client();
        provider = installation.provider();
    }

    @AfterEach
    void recover() {
        provider.recover();
    }

    @Test
    void sendsAnOrderOnceAndTakesItOutOfTheStock() {
        shop.stock("SENT", 10);
        var id = shop.place(OrderForm.of("SENT", 3).sentTo("10115"));

        Eventually.that(() -> assertThat(status(id)).isEqualTo("DELIVERED"));
        assertThat(provider.shipments(id).only().path("state").asText()).isEqualTo("delivered");
        assertThat(provider.shipments(id).distinctKeys()).isEqualTo(1);
        assertThat(shop.shipment(id).path("trackingCode").asText())
                .isEqualTo(provider.shipments(id).only().path("trackingCode").asText());
        Eventually.that(() -> assertThat(shop.stockLevel("SENT")).isEqualTo("7/0"));
    }

    @Test
    void goesOnByItselfWhenTheCarrierIsBack() {
        shop.stock("LATE", 10);
        provider.failCarrier("error");
        var id = shop.place(OrderForm.of("LATE", 2).sentTo("10115"));

        Eventually.that(() -> assertThat(status(id)).isEqualTo("REQUESTED"));
        Eventually.that(() -> assertThat(provider.struck()).isGreaterThan(3));
        assertThat(shop.stockLevel("LATE")).isEqualTo("10/2");
        assertThat(provider.shipments(id).count()).isZero();
        provider.recover();

        Eventually.that(() -> assertThat(status(id)).isEqualTo("DELIVERED"));
        assertThat(provider.shipments(id).count()).isEqualTo(1);
        Eventually.that(() -> assertThat(shop.stockLevel("LATE")).isEqualTo("8/0"));
    }

    private String status(String orderId) {
        return shop.shipment(orderId).path("status").asText();
    }
}
