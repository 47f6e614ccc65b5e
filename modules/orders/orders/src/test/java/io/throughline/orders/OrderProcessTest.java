package io.throughline.orders;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.throughline.messaging.PermanentFailure;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderProcessTest {

    private final OrderProcess process = new OrderProcess();

    @Test
    void callsAnAnswerToAnUnknownOrderPermanent() {
        process.orders = knowing(Optional.empty());

        assertThatExceptionOfType(PermanentFailure.class).isThrownBy(() -> process.stockReserved(Orders.ID));
    }

    @Test
    void callsAPaymentOfAnotherAmountPermanent() {
        process.orders = knowing(Optional.of(Orders.placed()));

        assertThatExceptionOfType(PermanentFailure.class)
                .isThrownBy(() -> process.paymentAuthorized(Orders.ID, 299, "EUR"))
                .withMessageContaining("costs 300 EUR");
        assertThatExceptionOfType(PermanentFailure.class)
                .isThrownBy(() -> process.paymentAuthorized(Orders.ID, 300, "USD"));
    }

    private static OrderRepository knowing(Optional<Order> order) {
        return new OrderRepository() {
            @Override
            Optional<Order> lock(UUID id) {
                return order;
            }
        };
    }
}
