package io.throughline.shipping.provider.sandbox;

import io.throughline.shipping.provider.CarrierThrottled;
import io.throughline.shipping.provider.CarrierUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** Every call to the carrier passes here: when most of them find it away, none is made for a while. */
@ApplicationScoped
public class CarrierCircuit {

    @Bulkhead(32)
    @CircuitBreaker(
            requestVolumeThreshold = 12,
            failureRatio = 1.0,
            delay = 2,
            delayUnit = ChronoUnit.SECONDS,
            failOn = CarrierUnavailable.class,
            skipOn = CarrierThrottled.class)
    public <T> T ask(Supplier<T> call) {
        return call.get();
    }
}
