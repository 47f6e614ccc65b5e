package io.throughline.payments;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

@Embeddable
class Transition {

    @Enumerated(EnumType.STRING)
    private PaymentState state;

    private Instant at;

    private String reason;

    protected Transition() {}

    Transition(PaymentState state, Instant at, String reason) {
        this.state = state;
        this.at = at;
        this.reason = reason;
    }

    PaymentView.Step view() {
        return new PaymentView.Step(state.name(), at, reason);
    }
}
