package io.throughline.payments;

import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.PaymentProvider;
import io.throughline.payments.provider.ProviderUnavailable;
import io.throughline.payments.provider.ProviderWebhooks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The adapters that are set up on this server. A payment stays with the one it began with. */
@ApplicationScoped
public class PaymentProviders {

    @Inject
    @Any
    Instance<PaymentProvider> adapters;

    List<String> names;

    @PostConstruct
    void look() {
        names = StreamSupport.stream(adapters.handles().spliterator(), false)
                .filter(adapter -> adapter.get().isSetUp())
                .map(adapter -> adapter.getBean().getName())
                .sorted()
                .toList();
    }

    /** Names of all adapters, sorted. */
    List<String> names() {
        return names;
    }

    /** What reads the webhooks of a provider, if there is an adapter of that name. */
    public Optional<ProviderWebhooks> webhooks(String name) {
        return names.contains(name) ? Optional.of(adapter(name).webhooks()) : Optional.empty();
    }

    /** Asks the provider; never within a transaction. */
    public Optional<Authorization> perform(ProviderStep step) {
        return step == ProviderStep.NOTHING ? Optional.empty() : step.perform(named(step.provider()));
    }

    /** What is missing here is mended by whoever sets the server up, as an outage is. */
    PaymentProvider named(String name) {
        if (!names.contains(name)) {
            throw new ProviderUnavailable("the payment provider '" + name + "' is not set up on this server");
        }
        return adapter(name);
    }

    private PaymentProvider adapter(String name) {
        return adapters.select(NamedLiteral.of(name)).get();
    }
}
