package io.throughline.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.inventory.events.StockRejected;
import io.throughline.inventory.events.StockReserved;
import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.HttpProbe;
import io.throughline.payments.events.PaymentAuthorized;
import io.throughline.payments.events.PaymentCaptured;
import io.throughline.payments.events.PaymentDeclined;
import io.throughline.shipping.events.ShipmentDelivered;
import io.throughline.shipping.events.ShipmentDispatched;
import io.throughline.shipping.events.ShipmentRejected;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The process manager on Liberty with PostgreSQL and the broker; all answers come over the wire. */
class OrderProcessIT extends OnLiberty {

    private static final String PLACED = "orders.order-placed";
    private static final String CONFIRMED = "orders.order-confirmed";
    private static final String CANCELLED = "orders.order-cancelled";

    private static final String SHIPMENT = "{\"shipmentId\":\"%s\",\"orderId\":\"%s\",";

    private final OrdersClient shop = OrdersClient.as("storefront");
    private final HttpProbe admin = OrdersClient.NOBODY.as("admin");
    private final ApplicationDatabase database = ApplicationDatabase.shared();

    @Test
    void confirmsAnOrderThatIsPaidAndReserved() {
        var order = shop.place();
        authorize(order);
        awaitFact("paid_at", order);
        assertThat(status(order)).isEqualTo("PLACED");
        reserve(order);
        awaitStatus(order, "CONFIRMED");

        assertThat(database.appended("orders", order)).containsExactly(PLACED, CONFIRMED);
        assertThat(history(order)).containsExactly("PLACED null", "CONFIRMED null");
    }

    @Test
    void confirmsAnOrderThatIsReservedAndPaid() {
        var order = shop.place();
        reserve(order);
        awaitFact("reserved_at", order);
        authorize(order);
        awaitStatus(order, "CONFIRMED");
    }

    @Test
    void confirmsOnceWhenBothAnswersComeAtTheSameTime() {
        var orders = Stream.generate(shop::place).limit(30).toList();
        orders.parallelStream().forEach(order -> {
            authorize(order);
            reserve(order);
        });
        orders.forEach(order -> awaitStatus(order, "CONFIRMED"));

        assertThat(orders)
                .allSatisfy(
                        order -> assertThat(database.appended("orders", order)).containsExactly(PLACED, CONFIRMED));
    }

    @Test
    void cancelsAnOrderWhosePaymentIsDeclined() {
        var order = shop.place();
        publish(
                PaymentDeclined.class,
                "{\"paymentId\":\"%s\",\"orderId\":\"%s\",\"reason\":\"declined\"}",
                order,
                order);
        awaitStatus(order, "CANCELLED");

        assertThat(history(order)).containsExactly("PLACED null", "CANCELLED payment_declined");
        assertThat(database.appended("orders", order)).containsExactly(PLACED, CANCELLED);
    }

    @Test
    void cancelsAnOrderThatIsOutOfStockAndNotesThePaymentThatComesLate() {
        var order = shop.place();
        var missing = "[{\"sku\":\"pen\",\"requested\":2,\"available\":1}]";
        publish(StockRejected.class, "{\"orderId\":\"%s\",\"missing\":" + missing + "}", order);
        awaitStatus(order, "CANCELLED");
        authorize(order);
        awaitFact("paid_at", order);

        assertThat(history(order))
                .containsExactly("PLACED null", "CANCELLED out_of_stock", "CANCELLED late_payment_authorized");
        assertThat(database.appended("orders", order)).containsExactly(PLACED, CANCELLED);
    }

    @Test
    void cancelsAnOrderThatNobodyPaysInTime() {
        var order = shop.place();
        reserve(order);
        awaitFact("reserved_at", order);
        handled(order, "payments");
        overdue("1 minute", order);
        awaitStatus(order, "CANCELLED");

        assertThat(history(order)).containsExactly("PLACED null", "CANCELLED payment_timeout");
        assertThat(database.appended("orders", order)).containsExactly(PLACED, CANCELLED);
    }

    @Test
    void waitsForPaymentsThatHasNotHadItsTurnUpToTheOutageBound() {
        var waiting = shop.place();
        var away = shop.place();
        overdue("23 hours", waiting);
        overdue("25 hours", away);
        awaitStatus(away, "CANCELLED");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.texts(
                                        "select 1 from orders.customer_order where id = ? and wait_check_at > now()",
                                        waiting)
                                .size()
                        == 1);

        assertThat(status(waiting)).isEqualTo("PLACED");
    }

    @Test
    void completesAnOrderThatIsDeliveredAndCaptured() {
        var order = confirmed();
        dispatch(order);
        awaitStatus(order, "SHIPPED");
        publish(ShipmentDelivered.class, SHIPMENT + "\"deliveredAt\":\"2026-11-25T10:00:00Z\"}", order, order);
        awaitFact("delivered_at", order);
        assertThat(status(order)).isEqualTo("SHIPPED");
        publish(
                PaymentCaptured.class,
                "{\"paymentId\":\"%s\",\"orderId\":\"%s\",\"amount\":300,\"currency\":\"EUR\"}",
                order,
                order);
        awaitStatus(order, "COMPLETED");

        assertThat(database.appended("orders", order)).containsExactly(PLACED, CONFIRMED, "orders.order-completed");
    }

    @Test
    void stopsAConfirmedOrderWhenShippingCan() {
        var order = confirmed();
        assertThat(shop.cancel(order).json().get("status").asText()).isEqualTo("CANCELLING");
        publish(ShipmentRejected.class, SHIPMENT + "\"reason\":\"stopped\"}", order, order);
        awaitStatus(order, "CANCELLED");

        assertThat(database.appended("orders", order))
                .containsExactly(PLACED, CONFIRMED, "orders.order-cancellation-requested", CANCELLED);
    }

    @Test
    void goesOnWithAnOrderThatHadBeenDispatchedWhenItWasCalledOff() {
        var order = confirmed();
        shop.cancel(order).require(202);
        dispatch(order);
        awaitStatus(order, "SHIPPED");

        shop.cancel(order).require(409);
        assertThat(history(order)).last().isEqualTo("SHIPPED too_late_to_cancel");
    }

    @Test
    void asksShippingAgainWhetherAnOrderWasStopped() {
        var order = confirmed();
        shop.cancel(order).require(202);
        overdue("25 hours", order);
        var asked = "orders.order-cancellation-requested";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(database.appended("orders", order))
                        .containsExactly(PLACED, CONFIRMED, asked, asked));
    }

    @Test
    void refusesAPaymentOfAnotherAmount() {
        var order = shop.place();
        reserve(order);
        publish(
                PaymentAuthorized.class,
                "{\"paymentId\":\"%s\",\"orderId\":\"%s\",\"amount\":1,\"currency\":\"EUR\"}",
                order,
                order);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(database.texts(
                                "select state from messaging.blocked_key where key = ?", order.toString()))
                        .containsExactly("DEAD_LETTERED"));

        assertThat(status(order)).isEqualTo("PLACED");
    }

    private UUID confirmed() {
        var order = shop.place();
        authorize(order);
        reserve(order);
        awaitStatus(order, "CONFIRMED");
        return order;
    }

    private void dispatch(UUID order) {
        publish(
                ShipmentDispatched.class,
                SHIPMENT + "\"carrier\":\"c\",\"trackingCode\":\"t\",\"dispatchedAt\":\"2026-11-25T10:00:00Z\"}",
                order,
                order);
    }

    /** As if the context had handled the event that the order waits for the answer to. */
    private void handled(UUID order, String context) {
        database.change(
                "insert into messaging.inbox select wait_event, '" + context
                        + ".orders-events' from orders.customer_order where id = ?",
                order);
        database.change("update orders.customer_order set wait_handled_at = now() where id = ?", order);
    }

    private void overdue(String since, UUID order) {
        database.change(
                "update orders.customer_order set wait_ends_at = now() - interval '" + since
                        + "', wait_check_at = now() where id = ?",
                order);
    }

    private void authorize(UUID order) {
        var json = "{\"paymentId\":\"%s\",\"orderId\":\"%s\",\"amount\":300,\"currency\":\"EUR\"}";
        publish(PaymentAuthorized.class, json, order, order);
    }

    private void reserve(UUID order) {
        publish(StockReserved.class, "{\"orderId\":\"%s\"}", order);
    }

    private void publish(Class<? extends Event> type, String json, Object... values) {
        admin.post("probe/events/" + type.getName(), json.formatted(values)).require(204);
    }

    private void awaitStatus(UUID order, String expected) {
        await().atMost(Duration.ofSeconds(60)).until(() -> status(order), expected::equals);
    }

    private void awaitFact(String column, UUID order) {
        var sql = "select " + column + " from orders.customer_order where id = ?";
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.texts(sql, order).get(0) != null);
    }

    private String status(UUID order) {
        return shop.order(order).json().get("status").asText();
    }

    private List<String> history(UUID order) {
        return StreamSupport.stream(shop.order(order).json().get("history").spliterator(), false)
                .map(entry ->
                        entry.get("status").asText() + " " + entry.get("reason").asText())
                .toList();
    }
}
