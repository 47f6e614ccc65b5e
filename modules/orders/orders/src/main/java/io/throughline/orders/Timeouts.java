package io.throughline.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long an order may wait in each status; all of them, with their defaults, are in docs/timeouts.md. */
@ApplicationScoped
class Timeouts {

    @Inject
    @ConfigProperty(name = "throughline.orders.payment-timeout", defaultValue = "PT15M")
    Duration payment;

    @Inject
    @ConfigProperty(name = "throughline.orders.dispatch-timeout", defaultValue = "P7D")
    Duration dispatch;

    @Inject
    @ConfigProperty(name = "throughline.orders.cancellation-timeout", defaultValue = "PT24H")
    Duration cancellation;

    @Inject
    @ConfigProperty(name = "throughline.orders.delivery-timeout", defaultValue = "P30D")
    Duration delivery;

    @Inject
    @ConfigProperty(name = "throughline.outage.bound", defaultValue = "PT24H")
    Duration outageBound;

    /** For how long an outage is waited for beyond the end of a wait. */
    Duration outageBound() {
        return outageBound;
    }

    /** When an order that enters the status now has waited too long; null if nothing is waited for. */
    Instant end(OrderStatus status, Instant now) {
        return switch (status) {
            case PLACED -> now.plus(payment);
            case CONFIRMED -> now.plus(dispatch);
            case CANCELLING -> now.plus(cancellation);
            case SHIPPED -> now.plus(delivery);
            case COMPLETED, CANCELLED -> null;
        };
    }
}
