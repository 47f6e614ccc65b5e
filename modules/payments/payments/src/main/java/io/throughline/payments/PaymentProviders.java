package io.throughline.payments;

import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.PaymentProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The adapters there are. New payments go to the chosen one; a payment stays with the one it began with. */
@ApplicationScoped
public class PaymentProviders {

    @Inject
    @Any
    Instance<PaymentProvider> adapters;

    @Inject
    @ConfigProperty(name = "throughline.payments.provider", defaultValue = "sandbox")
    String chosen;

    String chosen() {
        return chosen;
    }

    /** Asks the provider; never within a transaction. */
    public Optional<Authorization> perform(ProviderStep step) {
        return step == ProviderStep.NOTHING ? Optional.empty() : step.perform(named(step.provider()));
    }

    /** A wrong name stops the start, not the first payment. */
    void requireChosen(@Observes @Initialized(ApplicationScoped.class) Object start) {
        named(chosen);
    }

    private PaymentProvider named(String name) {
        var adapter = adapters.select(NamedLiteral.of(name));
        if (!adapter.isResolvable()) {
            throw new IllegalStateException("throughline.payments.provider: there is no adapter named '" + name + "'");
        }
        return adapter.get();
    }
}
