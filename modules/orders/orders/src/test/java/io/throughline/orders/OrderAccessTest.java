package io.throughline.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderAccessTest {

    private static final OrderFilter ALL = new OrderFilter(null, OrderStatus.PLACED, Orders.ID);

    private final OrderAccess own = OrderAccess.ofCustomer("ada");

    @Test
    void coversTheOwnOrdersOnly() {
        assertThat(own.covers("ada")).isTrue();
        assertThat(own.covers("Ada")).isFalse();
        assertThat(own.covers("eve")).isFalse();
        assertThat(OrderAccess.EVERYBODYS.covers("eve")).isTrue();
    }

    @Test
    void narrowsAListToTheOwnOrders() {
        assertThat(own.narrow(ALL)).contains(new OrderFilter("ada", OrderStatus.PLACED, Orders.ID));
        assertThat(own.narrow(new OrderFilter("ada", null, null))).contains(new OrderFilter("ada", null, null));
        assertThat(own.narrow(new OrderFilter("eve", null, null))).isEmpty();
        assertThat(OrderAccess.EVERYBODYS.narrow(ALL)).contains(ALL);
    }
}
