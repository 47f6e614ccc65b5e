package io.throughline.payments;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;

/** A provider keeps what it should give back: its finding stays open, and the log says why. */
public class LeftToPeople implements FallbackHandler<Void> {

    private static final Logger LOG = Logger.getLogger(LeftToPeople.class.getName());

    @Override
    public Void handle(ExecutionContext context) {
        var step = (ProviderStep.GiveBack) context.getParameters()[0];
        LOG.log(Level.SEVERE, "{0} keeps {1}, which it should give back: {2}", new Object[] {
            step.provider(), step.entry().reference(), context.getFailure().getMessage()
        });
        return null;
    }
}
