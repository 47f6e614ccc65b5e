package io.throughline.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.HttpProbe;
import io.throughline.orders.events.OrderCancellationRequested;
import io.throughline.orders.events.OrderCancelled;
import io.throughline.orders.events.OrderConfirmed;
import io.throughline.orders.events.OrderPlaced;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shipping on Liberty with PostgreSQL, the broker and the carrier; the events of orders come over the wire. */
class ShipmentIT extends OnLiberty {

    private static final String SERVED = "10115";
    private static final String NOT_SERVED = "00000";
    private static final String KEPT_AT_THE_DEPOT = "99999";

    private final HttpProbe admin = HttpProbe.ofManaged("/shipping/api/").as("admin");
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final CarrierBooks carrier = new CarrierBooks();
    private final UUID order = UUID.randomUUID();

    @AfterEach
    void mendTheCarrier() {
        carrier.noMoreFaults();
    }

    @Test
    void sendsAConfirmedOrderAndFollowsItToTheCustomer() {
        place(order, SERVED);
        awaitStatus(order, "ANNOUNCED");
        assertThat(carrier.shipments(order)).isEqualTo("0 0 ");
        confirm(order);
        awaitStatus(order, "DELIVERED");

        assertThat(told(order)).containsExactly("shipping.shipment-dispatched", "shipping.shipment-delivered");
        assertThat(carrier.shipments(order)).isEqualTo("1 1 delivered");
        assertThat(shipment(order).at("/0/trackingCode").asText()).startsWith("TL");
        assertThat(shipment(order).at("/0/lines").toString()).isEqualTo("{\"mug\":3,\"pen\":1}");
        assertThat(shipment(order).toString()).doesNotContain("Ada", SERVED);
    }

    @Test
    void tellsTheOrderWhenTheCarrierDoesNotGoThere() {
        place(order, NOT_SERVED);
        confirm(order);
        awaitStatus(order, "REFUSED");

        assertThat(told(order)).containsExactly("shipping.shipment-rejected");
        assertThat(history(order)).containsExactly("ANNOUNCED", "REQUESTED", "REFUSED");
    }

    @Test
    void stopsWhatIsStillAtTheDepot() {
        place(order, KEPT_AT_THE_DEPOT);
        confirm(order);
        awaitStatus(order, "BOOKED");
        publish(OrderCancellationRequested.class, "{\"orderId\":\"%s\",\"reason\":\"customer\"}", order);
        awaitStatus(order, "STOPPED");

        assertThat(told(order)).containsExactly("shipping.shipment-rejected");
        assertThat(carrier.shipments(order)).isEqualTo("1 1 cancelled");
    }

    @Test
    void sendsNothingForAnOrderWhoseCancellationCameFirst() {
        publish(OrderCancelled.class, "{\"orderId\":\"%s\",\"reason\":\"customer\"}", order);
        place(order, SERVED);
        var later = UUID.randomUUID();
        place(later, SERVED);
        awaitStatus(later, "ANNOUNCED");
        awaitStatus(order, "CANCELLED");

        assertThat(history(order)).containsExactly("CANCELLED");
        assertThat(told(order)).isEmpty();
    }

    @Test
    void waitsForACarrierThatIsAwayAndBooksOnce() {
        carrier.fault("{'target':'carrier','mode':'error','status':503,'when':'after'}");
        place(order, SERVED);
        confirm(order);
        soon().until(() -> database.number(
                        "select count(*) from messaging.blocked_key where key = ? and state = 'RETRYING'",
                        order.toString())
                > 0);
        assertThat(told(order)).isEmpty();
        carrier.noMoreFaults();
        awaitStatus(order, "DELIVERED");

        assertThat(carrier.shipments(order)).isEqualTo("1 1 delivered");
        assertThat(told(order)).containsExactly("shipping.shipment-dispatched", "shipping.shipment-delivered");
    }

    @Test
    void sendsEveryOrderOnceThroughACarrierThatOftenFails() {
        carrier.fault("{'target':'carrier','operation':'book','mode':'error','times':4,'when':'before'}");
        carrier.fault("{'target':'carrier','operation':'book','mode':'error','times':4,'when':'after'}");
        carrier.fault("{'target':'carrier','operation':'book','mode':'reset','times':4,'when':'after'}");
        var orders = Stream.generate(UUID::randomUUID).limit(10).toList();
        orders.forEach(id -> {
            place(id, SERVED);
            confirm(id);
        });
        orders.forEach(id -> awaitStatus(id, "DELIVERED"));

        assertThat(carrier.struck()).isEqualTo(12);
        assertThat(orders).allSatisfy(id -> assertThat(carrier.shipments(id)).isEqualTo("1 1 delivered"));
        assertThat(orders)
                .allSatisfy(id -> assertThat(told(id))
                        .containsExactly("shipping.shipment-dispatched", "shipping.shipment-delivered"));
    }

    /** As after a crash between the carrier's answer and our commit, with the event dead since. */
    @Test
    void hearsFromTheFeedOfABookingWhoseAnswerWasLost() {
        place(order, KEPT_AT_THE_DEPOT);
        confirm(order);
        awaitStatus(order, "BOOKED");
        database.change(
                "update shipping.shipment set state = 'REQUESTED', carrier_reference = null, tracking_code = null"
                        + " where order_id = ?",
                order);
        carrier.release(order);
        awaitStatus(order, "DELIVERED");

        assertThat(told(order)).containsExactly("shipping.shipment-dispatched", "shipping.shipment-delivered");
        assertThat(shipment(order).at("/0/trackingCode").asText()).startsWith("TL");
    }

    @Test
    void refusesToCallTheCarrierWithinATransaction() {
        assertThat(admin.get("probe/carrier/within-transaction").json().toString())
                .contains("refused", "TransactionalException");
        assertThat(admin.get("probe/carrier/without-transaction").json().toString())
                .contains("Optional.empty");
    }

    @Test
    void isKeptToItsStatesByTheDatabaseToo() {
        place(order, SERVED);
        awaitStatus(order, "ANNOUNCED");

        assertThatThrownBy(() -> change("LOST")).hasMessageContaining("shipment_state_is_known");
        assertThatThrownBy(() -> change("REQUESTED")).hasMessageContaining("shipment_that_was_asked_for_has_carrier");
        assertThatThrownBy(() -> database.change(
                        "update shipping.shipment set state = 'BOOKED', carrier = 'sandbox' where order_id = ?", order))
                .hasMessageContaining("shipment_that_was_booked_has_reference");
        assertThatThrownBy(() ->
                        database.change("update shipping.shipment set delivered_at = now() where order_id = ?", order))
                .hasMessageContaining("shipment_that_left_says_when");
    }

    private void change(String state) {
        database.change("update shipping.shipment set state = ? where order_id = ?", state, order);
    }

    private void awaitStatus(UUID orderId, String status) {
        soon().untilAsserted(() ->
                assertThat(shipment(orderId).at("/0/status").asText()).isEqualTo(status));
    }

    private JsonNode shipment(UUID orderId) {
        return admin.get("shipments?orderId=" + orderId).json();
    }

    private Stream<String> history(UUID orderId) {
        return StreamSupport.stream(shipment(orderId).at("/0/history").spliterator(), false)
                .map(step -> step.get("status").asText());
    }

    private List<String> told(UUID orderId) {
        return database.appended("shipping", orderId);
    }

    private void place(UUID orderId, String postalCode) {
        publish(
                OrderPlaced.class,
                "{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"customerEmail\":\"c@example.org\",\"currency\":\"EUR\","
                        + "\"total\":400,\"lines\":[{\"sku\":\"mug\",\"quantity\":2,\"unitPrice\":100},"
                        + "{\"sku\":\"pen\",\"quantity\":1,\"unitPrice\":100},"
                        + "{\"sku\":\"mug\",\"quantity\":1,\"unitPrice\":100}],"
                        + "\"paymentMethod\":\"card\",\"paymentToken\":\"tok_ok\",\"payBy\":\"2099-01-01T00:00:00Z\","
                        + "\"placedAt\":\"2026-01-01T00:00:00Z\",\"shipTo\":{\"name\":\"Ada\",\"street\":\"Lane 1\","
                        + "\"postalCode\":\"%s\",\"city\":\"Berlin\",\"country\":\"DE\"}}",
                orderId,
                postalCode);
    }

    private void confirm(UUID orderId) {
        publish(OrderConfirmed.class, "{\"orderId\":\"%s\"}", orderId);
    }

    private void publish(Class<? extends Event> type, String json, Object... values) {
        admin.post("probe/events/" + type.getName(), json.formatted(values)).require(204);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
