package io.throughline.payments;

import io.throughline.payments.ProviderChoiceView.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Clock;
import java.util.UUID;
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

    private volatile InForce inForce;

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

    String forOrder(UUID orderId) {
        return current().shares().of(orderId);
    }

    public ProviderChoiceView view() {
        var now = current();
        return new ProviderChoiceView(now.text(), now.shares().percent(), providers.names(), now.refused());
    }

    private InForce current() {
        var read = read();
        var known = inForce;
        return known != null && known.isOf(read) ? known : change(read);
    }

    private synchronized InForce change(String read) {
        if (inForce == null || !inForce.isOf(read)) {
            inForce = next(read);
        }
        return inForce;
    }

    private InForce next(String read) {
        try {
            var shares = ProviderShares.of(read, providers.names());
            LOG.log(Level.INFO, "New payments go to {0}", shares.percent());
            return new InForce(read, shares, null);
        } catch (IllegalArgumentException e) {
            return refuse(read, e.getMessage());
        }
    }

    private InForce refuse(String read, String reason) {
        if (inForce == null) {
            throw new IllegalStateException(SETTING + ": " + reason);
        }
        LOG.log(Level.WARNING, "{0} is \"{1}\", which is refused: {2}. \"{3}\" stays in force", new Object[] {
            SETTING, read, reason, inForce.text()
        });
        return new InForce(inForce.text(), inForce.shares(), new Refused(read, reason, clock.instant()));
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
