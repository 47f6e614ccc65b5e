package io.throughline.payments;

import io.throughline.messaging.PermanentFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.eclipse.microprofile.faulttolerance.Fallback;

/** Has a provider give back what nobody wanted; what it refuses for good is for people, and holds up nothing else. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class Restitution {

    @Inject
    PaymentProviders providers;

    @Inject
    BooksComparison comparison;

    @Fallback(value = LeftToPeople.class, applyOn = PermanentFailure.class)
    public Void give(ProviderStep.GiveBack step) {
        providers.perform(step);
        comparison.recordGivenBack(step.provider(), step.entry());
        return null;
    }
}
