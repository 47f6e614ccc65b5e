package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An order to its end, with the provider's ledger and the stock as witnesses. */
@PackagedServer
class OrderE2E {

    private final ShopClient shop;
    private final Provider provider;
    private final ApplicationDatabase database;

    OrderE2E(Installation installation) {
        shop = installation.client();
        provider = installation.provider();
        database = installation.database();
    }

    @AfterEach
    void recover() {
        provider.recover();
    }

    @Test
    void completesAnOrderThatIsPaidReservedAndDelivered() {
        shop.stock("COMPLETED", 10);
        var form = OrderForm.of("COMPLETED", 3);

        var accepted = shop.send(shop.placing(form)).require(202);
        var id = accepted.text("orderId");

        assertThat(accepted.text("status")).isEqualTo("PLACED");
        assertThat(accepted.header("Location")).endsWith(ShopClient.ORDERS + "/" + id);
        Eventually.that(() -> assertThat(shop.order(id).text("status")).isEqualTo("COMPLETED"));
        assertThat(shop.order(id).json().path("total").longValue()).isEqualTo(form.total());
        assertThat(shop.order(id).texts("history", "/status"))
                .containsExactly("PLACED", "CONFIRMED", "SHIPPED", "COMPLETED");
        assertThat(onlyCharge(id).path("state").asText()).isEqualTo("captured");
        assertThat(onlyCharge(id).path("capturedAmount").longValue()).isEqualTo(form.total());
        assertThat(provider.charges(id).distinctKeys()).isEqualTo(1);
        assertThat(provider.refunds(id).count()).isZero();
        assertThat(provider.shipments(id).count()).isEqualTo(1);
        Eventually.that(() -> assertThat(shop.stockLevel("COMPLETED")).isEqualTo("7/0"));
        assertThat(paymentStates(id)).containsExactly("REQUESTED", "AUTHORIZED", "CAPTURED");
    }

    @Test
    void paysBackWhatTheCarrierRefuses() {
        shop.stock("NOWHERE", 10);

        var id = shop.place(OrderForm.of("NOWHERE", 3).sentTo("00000"));

        Eventually.that(() -> assertThat(reasons(id)).contains("shipment_rejected"));
        Eventually.that(() -> assertThat(onlyCharge(id).path("state").asText()).isIn("voided", "refunded"));
        Eventually.that(() -> assertThat(shop.stockLevel("NOWHERE")).isEqualTo("10/0"));
    }

    @Test
    void cancelsAnOrderWhosePaymentIsDeclinedAndReleasesItsStock() {
        shop.stock("DECLINED", 10);

        var id = shop.place(OrderForm.of("DECLINED", 3).paidWith("tok_declined"));

        Eventually.that(() -> assertThat(reasons(id)).contains("payment_declined"));
        assertThat(shop.order(id).text("status")).isEqualTo("CANCELLED");
        Eventually.that(() -> assertThat(reservation(id)).containsAnyOf("RELEASED", "CANCELLED"));
        assertThat(shop.reserved("DECLINED")).isZero();
        assertThat(provider.charges(id).count()).isZero();
    }

    @Test
    void cancelsAnOrderThatIsOutOfStockAndVoidsItsPayment() {
        shop.stock("SCARCE", 2);

        var id = shop.place(OrderForm.of("SCARCE", 3));

        Eventually.that(() -> assertThat(reasons(id)).contains("out_of_stock"));
        Eventually.that(() -> assertVoided(id));
        assertThat(shop.reserved("SCARCE")).isZero();
    }

    @Test
    void voidsAPaymentThatSucceedsAfterTheCancellation() {
        shop.stock("REGRETTED", 10);
        provider.failAuthorizations("timeout");
        var id = shop.place(OrderForm.of("REGRETTED", 3));
        Eventually.that(() -> assertThat(provider.struck()).isPositive());

        assertThat(shop.send(shop.cancelling(id)).status()).isEqualTo(202);
        assertThat(shop.order(id).text("status")).isEqualTo("CANCELLED");
        provider.recover();

        Eventually.that(() -> assertVoided(id));
        Eventually.that(() -> assertThat(shop.reserved("REGRETTED")).isZero());
        assertThat(shop.order(id).text("status")).isEqualTo("CANCELLED");
        Eventually.that(() -> assertThat(reasons(id)).contains("cancelled_by_customer", "late_payment_authorized"));
    }

    @Test
    void refusesToCancelAnOrderThatHasLeftTheHouse() {
        shop.stock("GONE", 10);
        var id = shop.place(OrderForm.of("GONE", 1));
        Eventually.that(
                () -> assertThat(shop.order(id).texts("history", "/status")).contains("SHIPPED"));

        var refusal = shop.send(shop.cancelling(id));

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.text("reason")).isEqualTo("already_shipped");
        Eventually.that(() -> assertThat(shop.order(id).text("status")).isEqualTo("COMPLETED"));
    }

    private void assertVoided(String orderId) {
        assertThat(onlyCharge(orderId).path("state").asText()).isEqualTo("voided");
        assertThat(provider.refunds(orderId).only().path("kind").asText()).isEqualTo("void");
    }

    private JsonNode onlyCharge(String orderId) {
        return provider.charges(orderId).only();
    }

    private List<String> reservation(String orderId) {
        return database.texts("SELECT state FROM inventory.reservation WHERE order_id = ?::uuid", orderId);
    }

    private List<String> reasons(String orderId) {
        return shop.order(orderId).texts("history", "/reason");
    }

    private List<String> paymentStates(String orderId) {
        var payments =
                shop.get("viewer", "/payments/api/payments?orderId=" + orderId).require(200);
        var states = new ArrayList<String>();
        payments.json()
                .path(0)
                .path("history")
                .forEach(step -> states.add(step.path("status").asText()));
        return states;
    }
}
