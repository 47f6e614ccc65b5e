package io.throughline.shipping;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

@Embeddable
class Transition {

    @Enumerated(EnumType.STRING)
    private ShipmentState state;

    private Instant at;

    private String reason;

    protected Transition() {}

    Transition(ShipmentState state, Instant at, String reason) {
        this.state = state;
        this.at = at;
        this.reason = reason;
    }

    ShipmentView.Step view() {
        return new ShipmentView.Step(state.name(), at, reason);
    }
}
