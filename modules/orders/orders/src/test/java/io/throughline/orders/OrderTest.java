package io.throughline.orders;

import static io.throughline.orders.CancellationReason.OUT_OF_STOCK;
import static io.throughline.orders.CancellationReason.PAYMENT_DECLINED;
import static io.throughline.orders.OrderStatus.CANCELLED;
import static io.throughline.orders.OrderStatus.CONFIRMED;
import static io.throughline.orders.OrderStatus.PLACED;
import static io.throughline.orders.Orders.ID;
import static io.throughline.orders.Orders.PLACED_AT;
import static io.throughline.orders.Orders.TO_PAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.throughline.orders.events.OrderCancelled;
import io.throughline.orders.events.OrderConfirmed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Instant LATER = PLACED_AT.plusSeconds(1);
    private static final Instant OVERDUE = PLACED_AT.plus(TO_PAY);

    private final Order order = Orders.placed();

    @Test
    void isBornPlaced() {
        assertThat(order.status()).isEqualTo(PLACED);
        assertThat(order.total()).isEqualTo(300);
        assertThat(order.history())
                .extracting(StatusChange::status, StatusChange::at, StatusChange::reason)
                .containsExactly(tuple(PLACED, PLACED_AT, null));
    }

    @Test
    void isConfirmedWhenThePaymentComesFirst() {
        assertThat(order.paymentAuthorized(LATER)).isEmpty();
        assertThat(order.stockReserved(LATER)).contains(new OrderConfirmed(ID.toString()));
        assertThat(order.status()).isEqualTo(CONFIRMED);
    }

    @Test
    void isConfirmedWhenTheStockComesFirst() {
        assertThat(order.stockReserved(LATER)).isEmpty();
        assertThat(order.paymentAuthorized(LATER)).contains(new OrderConfirmed(ID.toString()));
        assertThat(order.status()).isEqualTo(CONFIRMED);
    }

    @Test
    void isNotConfirmedByTheSameAnswerTwice() {
        order.paymentAuthorized(LATER);

        assertThat(order.paymentAuthorized(LATER)).isEmpty();
        assertThat(order.status()).isEqualTo(PLACED);
    }

    @Test
    void isConfirmedOnlyOnce() {
        confirm();

        assertThat(order.stockReserved(LATER)).isEmpty();
        assertThat(order.paymentAuthorized(LATER)).isEmpty();
        assertThat(order.history()).extracting(StatusChange::status).containsExactly(PLACED, CONFIRMED);
    }

    @Test
    void isCancelledByTheFirstBadAnswer() {
        order.paymentAuthorized(LATER);

        assertThat(order.cancel(OUT_OF_STOCK, LATER)).contains(new OrderCancelled(ID.toString(), "out_of_stock"));
        assertThat(order.cancel(PAYMENT_DECLINED, LATER)).isEmpty();
        assertThat(order.history())
                .extracting(StatusChange::status, StatusChange::reason)
                .containsExactly(tuple(PLACED, null), tuple(CANCELLED, "out_of_stock"));
    }

    @Test
    void isCancelledWhenItIsNotPaidInTime() {
        order.stockReserved(LATER);

        assertThat(order.timedOut(OVERDUE)).contains(new OrderCancelled(ID.toString(), "payment_timeout"));
    }

    @Test
    void isCancelledWhenItIsPaidButNotReservedInTime() {
        order.paymentAuthorized(LATER);

        assertThat(order.timedOut(OVERDUE)).contains(new OrderCancelled(ID.toString(), "stock_timeout"));
    }

    @Test
    void notesAPaymentThatComesAfterTheCancellationOnce() {
        order.cancel(OUT_OF_STOCK, LATER);

        assertThat(order.paymentAuthorized(LATER)).isEmpty();
        assertThat(order.paymentAuthorized(LATER)).isEmpty();
        assertThat(order.status()).isEqualTo(CANCELLED);
        assertThat(order.history())
                .extracting(StatusChange::reason)
                .containsExactly(null, "out_of_stock", "late_payment_authorized");
    }

    @Test
    void isCalledOffByTheCustomerAndSaysSoAgain() {
        assertThat(order.cancelByCustomer(LATER)).contains(new OrderCancelled(ID.toString(), "cancelled_by_customer"));
        assertThat(order.cancelByCustomer(LATER)).isEmpty();
        assertThat(order.history()).hasSize(2);
    }

    @Test
    void cannotBeCalledOffOnceItEndedForAnotherReason() {
        order.cancel(PAYMENT_DECLINED, LATER);

        assertThatExceptionOfType(OrderNotCancellable.class)
                .isThrownBy(() -> order.cancelByCustomer(LATER))
                .withMessageContaining("payment_declined")
                .satisfies(e -> assertThat(e.reason()).isEqualTo("already_cancelled"));
    }

    private void confirm() {
        order.paymentAuthorized(LATER);
        order.stockReserved(LATER);
    }
}
