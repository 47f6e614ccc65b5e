package io.throughline.orders;

import java.util.Objects;
import java.util.Optional;

/**
 * Whose orders a caller may see and change.
 *
 * @param customerId the one customer, or null for everybody's
 */
public record OrderAccess(String customerId) {

    public static final OrderAccess EVERYBODYS = new OrderAccess(null);

    public static OrderAccess ofCustomer(String customerId) {
        return new OrderAccess(Objects.requireNonNull(customerId));
    }

    public boolean covers(String owner) {
        return customerId == null || customerId.equals(owner);
    }

    /** What is left of a list, or empty if nothing is. */
    public Optional<OrderFilter> narrow(OrderFilter filter) {
        if (customerId == null) {
            return Optional.of(filter);
        }
        return Optional.of(filter)
                .filter(f -> f.customerId() == null || covers(f.customerId()))
                .map(f -> new OrderFilter(customerId, f.status(), f.before()));
    }
}
