package io.throughline.payments;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

class InMemoryPayments extends Payments {

    private final Map<UUID, Payment> rows = new HashMap<>();

    @Override
    Optional<Payment> ofOrder(UUID orderId) {
        return Optional.ofNullable(rows.get(orderId));
    }

    @Override
    Optional<Payment> lockedOfOrder(UUID orderId) {
        return ofOrder(orderId);
    }

    @Override
    List<Payment> ofOrders(Collection<UUID> orderIds) {
        return orderIds.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    @Override
    Payment add(Payment payment) {
        if (rows.putIfAbsent(payment.orderId(), payment) != null) {
            throw new IllegalStateException("payment_one_per_order");
        }
        return payment;
    }
}
