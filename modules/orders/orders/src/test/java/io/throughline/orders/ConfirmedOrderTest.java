package io.throughline.orders;

import static io.throughline.orders.OrderStatus.CANCELLED;
import static io.throughline.orders.OrderStatus.CANCELLING;
import static io.throughline.orders.OrderStatus.COMPLETED;
import static io.throughline.orders.OrderStatus.CONFIRMED;
import static io.throughline.orders.OrderStatus.PLACED;
import static io.throughline.orders.OrderStatus.SHIPPED;
import static io.throughline.orders.Orders.ID;
import static io.throughline.orders.Orders.PLACED_AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.throughline.messaging.PermanentFailure;
import io.throughline.orders.events.OrderCancellationRequested;
import io.throughline.orders.events.OrderCancelled;
import io.throughline.orders.events.OrderCompleted;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the promise to the end. */
class ConfirmedOrderTest {

    private static final Instant LATER = PLACED_AT.plusSeconds(1);
    private static final OrderCompleted COMPLETION = new OrderCompleted(ID.toString());

    private final Order order = Orders.placed();

    @BeforeEach
    void confirm() {
        order.paymentAuthorized(LATER);
        order.stockReserved(LATER);
    }

    @Test
    void isCompletedWhenItIsDeliveredAndCaptured() {
        assertThat(order.paymentCaptured(LATER)).isEmpty();
        assertThat(order.shipmentDispatched(LATER)).isEmpty();
        assertThat(order.shipmentDelivered(LATER)).contains(COMPLETION);
        assertThat(statuses()).containsExactly(PLACED, CONFIRMED, SHIPPED, COMPLETED);
    }

    @Test
    void isCompletedWhenTheCaptureComesLast() {
        order.shipmentDispatched(LATER);

        assertThat(order.shipmentDelivered(LATER)).isEmpty();
        assertThat(order.paymentCaptured(LATER)).contains(COMPLETION);
    }

    @Test
    void isCompletedOnlyOnce() {
        complete();

        assertThat(order.paymentCaptured(LATER)).isEmpty();
        assertThat(order.shipmentDispatched(LATER)).isEmpty();
        assertThat(order.shipmentDelivered(LATER)).isEmpty();
        assertThat(order.history()).hasSize(4);
    }

    @Test
    void isCancelledWhenTheCarrierRefusesIt() {
        assertThat(order.shipmentRejected(LATER)).contains(new OrderCancelled(ID.toString(), "shipment_rejected"));
        assertThat(order.shipmentRejected(LATER)).isEmpty();
    }

    @Test
    void asksShippingWhenTheCustomerCallsItOff() {
        assertThat(order.cancelByCustomer(LATER))
                .contains(new OrderCancellationRequested(ID.toString(), "cancelled_by_customer"));
        assertThat(order.cancelByCustomer(LATER)).isEmpty();
        assertThat(order.status()).isEqualTo(CANCELLING);
    }

    @Test
    void isCancelledForTheReasonItWasStoppedFor() {
        order.cancelByCustomer(LATER);

        assertThat(order.shipmentRejected(LATER)).contains(new OrderCancelled(ID.toString(), "cancelled_by_customer"));
        assertThat(statuses()).containsExactly(PLACED, CONFIRMED, CANCELLING, CANCELLED);
        assertThat(order.cancelByCustomer(LATER)).isEmpty();
    }

    @Test
    void goesOnWhenItWasTooLateToStopIt() {
        order.cancelByCustomer(LATER);
        order.paymentCaptured(LATER);
        order.shipmentDispatched(LATER);

        assertThat(order.shipmentDelivered(LATER)).contains(COMPLETION);
        assertThat(order.history()).extracting(StatusChange::reason).contains("too_late_to_cancel");
    }

    @Test
    void cannotBeCalledOffOnceItHasLeftTheHouse() {
        order.shipmentDispatched(LATER);

        assertThatExceptionOfType(OrderNotCancellable.class)
                .isThrownBy(() -> order.cancelByCustomer(LATER))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("already_shipped"));
    }

    @Test
    void isStoppedWhenItIsNotDispatchedInTime() {
        assertThat(order.timedOut(LATER)).contains(new OrderCancellationRequested(ID.toString(), "shipment_timeout"));
        assertThat(order.status()).isEqualTo(CANCELLING);
    }

    @Test
    void asksAgainWhenNobodySaysWhetherItWasStopped() {
        order.cancelByCustomer(LATER);

        assertThat(order.timedOut(LATER))
                .contains(new OrderCancellationRequested(ID.toString(), "cancelled_by_customer"));
    }

    @Test
    void isStoppedWhenItCannotBeCharged() {
        assertThat(order.captureRefused(LATER))
                .contains(new OrderCancellationRequested(ID.toString(), "capture_refused"));
    }

    @Test
    void notesWhatPeopleMustLookAt() {
        order.shipmentDispatched(LATER);

        assertThat(order.captureRefused(LATER)).isEmpty();
        assertThat(order.timedOut(LATER)).isEmpty();
        assertThat(order.history())
                .extracting(StatusChange::reason)
                .contains("payment_not_captured", "completion_overdue");
    }

    @Test
    void notesThatItWasNotChargedEvenIfItIsJustBeingStopped() {
        order.cancelByCustomer(LATER);

        assertThat(order.captureRefused(LATER)).isEmpty();
        order.shipmentDispatched(LATER);

        assertThat(order.history()).extracting(StatusChange::reason).contains("payment_not_captured");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatExceptionOfType(PermanentFailure.class).isThrownBy(() -> order.shipmentDelivered(LATER));
        order.shipmentRejected(LATER);
        assertThatExceptionOfType(PermanentFailure.class).isThrownBy(() -> order.shipmentDispatched(LATER));
        assertThatExceptionOfType(PermanentFailure.class)
                .isThrownBy(() -> Orders.placed().shipmentRejected(LATER));
    }

    @Test
    void ignoresAnswersThatWereOvertaken() {
        assertThat(order.stockReserved(LATER)).isEmpty();
        assertThat(order.paymentAuthorized(LATER)).isEmpty();
        assertThat(order.cancel(CancellationReason.OUT_OF_STOCK, LATER)).isEmpty();
        assertThat(order.status()).isEqualTo(CONFIRMED);
    }

    private void complete() {
        order.paymentCaptured(LATER);
        order.shipmentDispatched(LATER);
        order.shipmentDelivered(LATER);
    }

    private List<OrderStatus> statuses() {
        return order.history().stream().map(StatusChange::status).toList();
    }
}
