package io.throughline.payments;

import io.throughline.payments.ProviderChoiceView.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which adapter a new payment goes to. The setting is read at every choice, so a change holds from the next payment on.
 * One that is wrong is refused, told and shown, and the last good one stays in force.
 */
@ApplicationScoped
public class ProviderChoice {

    private static final String SETTING = "throughline.payments.provider";
    private static final Logger LOG = Logger.getLogger(ProviderChoice.class.getName());

    @Inject
    PaymentProviders providers;

    @Inject
    @ConfigProperty(name = "throughline.payments.provider", defaultValue = "sandbox")
    Provider<String> setting;

    Clock clock = Clock.systemUTC();

    private final AtomicReference<InForce> inForce = new AtomicReference<>();

    /** @param refused null unless the setting has another value by now */
    private record InForce(String text, ProviderShares shares, Refused refused) {

        boolean isOf(String read) {
            return refused == null ? text.equals(read) : refused.setting().equals(read);
        }
    }

    /** At the start a wrong value stops the application, for there is no good one to go on with. */
    void requireChoice(@Observes @Initialized(ApplicationScoped.class) Object start) {
        current();
    }

    /** So that a changed value is told at once, not with the next payment. */
    void look() {
        current();
    }

    String forOrder(UUID orderId) {
        return current().shares().of(orderId);
    }

    public ProviderChoiceView view() {
        var now = current();
        return new ProviderChoiceView(now.text(), now.shares().percent(), providers.names(), now.refused());
    }

    private InForce current() {
        var read = read();
        var known = inForce.get();
        if (known != null && known.isOf(read)) {
            return known;
        }
        var next = next(known, read);
        if (inForce.compareAndSet(known, next)) {
            tell(next);
        }
        return inForce.get();
    }

    private InForce next(InForce known, String read) {
        try {
            return new InForce(read, ProviderShares.of(read, providers.names()), null);
        } catch (IllegalArgumentException e) {
            if (known == null) {
                throw new IllegalStateException(SETTING + ": " + e.getMessage(), e);
            }
            return new InForce(known.text(), known.shares(), new Refused(read, e.getMessage(), clock.instant()));
        }
    }

    private static void tell(InForce changed) {
        if (changed.refused() == null) {
            LOG.log(Level.INFO, "New payments go to {0}", changed.shares().percent());
        } else {
            LOG.log(Level.WARNING, "{0} is \"{1}\", which is refused: {2}. \"{3}\" stays in force", new Object[] {
                SETTING, changed.refused().setting(), changed.refused().reason(), changed.text()
            });
        }
    }

    /** What cannot be read, such as a variable that is empty, is a wrong value too. */
    private String read() {
        try {
            return setting.get();
        } catch (RuntimeException e) {
            return "";
        }
    }
}
