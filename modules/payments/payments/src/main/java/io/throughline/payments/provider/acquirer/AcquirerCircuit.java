package io.throughline.payments.provider.acquirer;

import io.throughline.payments.provider.ProviderThrottled;
import io.throughline.payments.provider.ProviderUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** Every call to the acquirer passes here: when most of them find it away, none is made for a while. */
@ApplicationScoped
public class AcquirerCircuit {

    @Bulkhead(32)
    @CircuitBreaker(
            requestVolumeThreshold = 12,
            failureRatio = 1.0,
            delay = 2,
            delayUnit = ChronoUnit.SECONDS,
            failOn = ProviderUnavailable.class,
            skipOn = ProviderThrottled.class)
    public <T> T ask(Supplier<T> call) {
        return call.get();
    }
}
