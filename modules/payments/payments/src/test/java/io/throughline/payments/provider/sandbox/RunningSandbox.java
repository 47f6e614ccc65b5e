package io.throughline.payments.provider.sandbox;

import io.throughline.messaging.OutgoingPace.Turn;
import io.throughline.messaging.testkit.ListedCalls;
import io.throughline.payments.ProviderBooks;
import io.throughline.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A sandbox on a free port, with its books. */
public final class RunningSandbox implements AutoCloseable {

    public static final String KEY = "merchant-key";

    private final Sandbox sandbox;

    public RunningSandbox(Path ledger) {
        sandbox = Sandbox.start(0, ledger, KEY);
    }

    public SandboxPaymentProvider adapter() {
        return adapter(sandbox.baseUri().resolve("/payment"), KEY);
    }

    /** Waits for an answer for as long as a busy machine may take. */
    static SandboxPaymentProvider adapter(URI url, String key) {
        return adapter(url, key, Duration.ofSeconds(30));
    }

    static SandboxPaymentProvider adapter(URI url, String key, Duration patience) {
        var adapter = new SandboxPaymentProvider();
        adapter.url = url;
        adapter.key = key;
        adapter.connectTimeout = patience;
        adapter.answerTimeout = patience;
        adapter.calls = new ListedCalls();
        adapter.callsPerSecond = () -> 100.0;
        adapter.turns = (system, perSecond, within) -> new Turn(true, Duration.ZERO);
        adapter.circuit = new SandboxCircuit();
        adapter.connect();
        return adapter;
    }

    public URI url() {
        return sandbox.baseUri();
    }

    public ProviderBooks books() {
        return new ProviderBooks(sandbox.baseUri().toString());
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
