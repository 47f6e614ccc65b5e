package io.throughline.payments;

import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.PaymentProvider;
import io.throughline.payments.provider.ProviderWebhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
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

    /** Names of all adapters. */
    List<String> names() {
        return StreamSupport.stream(adapters.handles().spliterator(), false)
                .map(adapter -> adapter.getBean().getName())
                .toList();
    }

    /** What reads the webhooks of a provider, if there is an adapter of that name. */
    public Optional<ProviderWebhooks> webhooks(String name) {
        var adapter = adapters.select(NamedLiteral.of(name));
        return adapter.isResolvable() ? Optional.of(adapter.get().webhooks()) : Optional.empty();
    }

    /** Asks the provider; never within a transaction. */
    public Optional<Authorization> perform(ProviderStep step) {
        return step == ProviderStep.NOTHING ? Optional.empty() : step.perform(named(step.provider()));
    }

    /** A wrong name stops the start, not the first payment. */
    void requireChosen(@Observes @Initialized(ApplicationScoped.class) Object start) {
        named(chosen);
    }

    PaymentProvider named(String name) {
        var adapter = adapters.select(NamedLiteral.of(name));
        if (!adapter.isResolvable()) {
            throw new IllegalStateException("throughline.payments.provider: there is no adapter named '" + name + "'");
        }
        return adapter.get();
    }
}
