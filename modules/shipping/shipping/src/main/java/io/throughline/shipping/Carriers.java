package io.throughline.shipping;

import io.throughline.shipping.provider.Booking;
import io.throughline.shipping.provider.Carrier;
import io.throughline.shipping.provider.TrackingPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The adapters there are. New shipments go to the chosen one; a shipment stays with the one it began with. */
@ApplicationScoped
public class Carriers {

    @Inject
    @Any
    Instance<Carrier> adapters;

    @Inject
    @ConfigProperty(name = "throughline.shipping.carrier", defaultValue = "sandbox")
    String chosen;

    String chosen() {
        return chosen;
    }

    /** Asks the carrier; never within a transaction. */
    public Optional<Booking> perform(CarrierStep step) {
        return step == CarrierStep.NOTHING ? Optional.empty() : step.perform(named(step.carrier()));
    }

    /** Reads the carrier's feed; never within a transaction. */
    TrackingPage track(String carrier, long after, int limit) {
        return named(carrier).track(after, limit);
    }

    /** A wrong name stops the start, not the first shipment. */
    void requireChosen(@Observes @Initialized(ApplicationScoped.class) Object start) {
        named(chosen);
    }

    private Carrier named(String name) {
        var adapter = adapters.select(NamedLiteral.of(name));
        if (!adapter.isResolvable()) {
            throw new IllegalStateException("throughline.shipping.carrier: there is no adapter named '" + name + "'");
        }
        return adapter.get();
    }
}
