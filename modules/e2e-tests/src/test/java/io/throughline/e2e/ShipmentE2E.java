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
    void sendsOnceWhatWasOrderedWhileTheCarrierGaveNoAnswers() {
        shop.stock("LATE", 10);
        provider.failCarrier("error");
        var id = shop.place(OrderForm.of("LATE", 2).sentTo("10115"));

        Eventually.that(() -> assertThat(status(id)).isEqualTo("REQUESTED"));
        Eventually.that(() -> assertThat(provider.struck()).isGreaterThan(3));
        assertThat(shop.stockLevel("LATE")).isEqualTo("10/2");
        provider.recover();

        Eventually.that(() -> assertThat(status(id)).isEqualTo("DELIVERED"));
        assertThat(provider.shipments(id).count()).isEqualTo(1);
        assertThat(provider.shipments(id).distinctKeys()).isEqualTo(1);
        Eventually.that(() -> assertThat(shop.stockLevel("LATE")).isEqualTo("8/0"));
    }

    @Test
    void stopsAConfirmedOrderThatIsStillAtTheDepot() {
        shop.stock("STOPPED", 10);
        var id = shop.place(OrderForm.of("STOPPED", 2).keptAtTheDepot());
        Eventually.that(() -> assertThat(status(id)).isEqualTo("BOOKED"));

        assertThat(shop.send(shop.cancelling(id)).status()).isEqualTo(202);

        Eventually.that(() -> assertThat(shop.order(id).text("status")).isEqualTo("CANCELLED"));
        assertThat(status(id)).isEqualTo("STOPPED");
        assertThat(provider.shipments(id).only().path("state").asText()).isEqualTo("cancelled");
        Eventually.that(() -> assertThat(shop.stockLevel("STOPPED")).isEqualTo("10/0"));
    }

    private String status(String orderId) {
        return shop.shipment(orderId).path("status").asText();
    }
}
