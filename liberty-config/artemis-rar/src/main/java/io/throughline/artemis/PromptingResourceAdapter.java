package io.throughline.artemis;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;

/** Artemis's resource adapter, with activations that ask for what the broker forgot to deliver, once a second. */
public class PromptingResourceAdapter extends ActiveMQResourceAdapter {

    private static final long serialVersionUID = 1L;

    private transient ScheduledExecutorService prompting;

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        super.start(context);
        prompting = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "artemis-prompting");
            thread.setDaemon(true);
            return thread;
        });
        prompting.scheduleWithFixedDelay(this::prompt, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) throws ResourceException {
        // As the method that it replaces, which has no place to say which class an activation has; this sets up the
        // adapter if nothing has yet.
        getDefaultActiveMQConnectionFactory();
        var activation = new PromptingActivation(this, endpoints, (ActiveMQActivationSpec) spec);
        getActivations().put(spec, activation);
        activation.start();
    }

    private void prompt() {
        for (var activation : List.copyOf(getActivations().values())) {
            ((PromptingActivation) activation).prompt();
        }
    }

    @Override
    public void stop() {
        if (prompting != null) {
            prompting.shutdownNow();
        }
        super.stop();
    }
}
