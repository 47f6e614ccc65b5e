package io.throughline.payments.provider.acquirer;

import io.throughline.messaging.OutgoingPace.Turn;
import io.throughline.messaging.testkit.ListedCalls;
import io.throughline.payments.provider.sandbox.RunningSandbox;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Adapters to the acquirer, outside of a server. */
public final class Acquirers {

    private Acquirers() {}

    /** Waits for an answer for as long as a busy machine may take. */
    public static AcquirerPaymentProvider of(RunningSandbox sandbox) {
        return of(gateway(sandbox), RunningSandbox.KEY, Duration.ofSeconds(30));
    }

    static AcquirerPaymentProvider of(URI gateway, String key, Duration patience) {
        var adapter = new AcquirerPaymentProvider();
        adapter.url = gateway;
        adapter.key = Optional.ofNullable(key);
        adapter.connectTimeout = patience;
        adapter.answerTimeout = patience;
        adapter.calls = new ListedCalls();
        adapter.callsPerSecond = () -> 100.0;
        adapter.turns = (system, perSecond, within) -> new Turn(true, Duration.ZERO);
        adapter.circuit = new AcquirerCircuit();
        adapter.connect();
        return adapter;
    }

    static URI gateway(RunningSandbox sandbox) {
        return sandbox.url().resolve("/acquirer/gateway");
    }
}
