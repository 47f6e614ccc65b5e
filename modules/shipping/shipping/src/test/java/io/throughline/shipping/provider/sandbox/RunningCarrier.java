package io.throughline.shipping.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.OutgoingPace.Turn;
import io.throughline.messaging.testkit.HttpProbe;
import io.throughline.messaging.testkit.ListedCalls;
import io.throughline.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The sandbox's carrier on a free port, with its ledger. */
public final class RunningCarrier implements AutoCloseable {

    private static final String KEY = "shipper-key";

    private final Sandbox sandbox;

    public RunningCarrier(Path ledger) {
        sandbox = Sandbox.start(0, ledger, KEY);
    }

    public SandboxCarrier adapter() {
        return adapter(sandbox.baseUri().resolve("/carrier"), KEY);
    }

    /** Gives up long before an answer of a provider that is slow. */
    SandboxCarrier impatientAdapter() {
        return adapter(sandbox.baseUri().resolve("/carrier"), KEY, Duration.ofMillis(500));
    }

    SandboxCarrier adapterWithWrongKey() {
        return adapter(sandbox.baseUri().resolve("/carrier"), "wrong");
    }

    /** Waits for an answer for as long as a busy machine may take. */
    static SandboxCarrier adapter(URI url, String key) {
        return adapter(url, key, Duration.ofSeconds(30));
    }

    private static SandboxCarrier adapter(URI url, String key, Duration patience) {
        var adapter = new SandboxCarrier();
        adapter.url = url;
        adapter.key = key;
        adapter.connectTimeout = patience;
        adapter.answerTimeout = patience;
        adapter.calls = new ListedCalls();
        adapter.callsPerSecond = () -> 100.0;
        adapter.turns = (system, perSecond, within) -> new Turn(true, Duration.ZERO);
        adapter.circuit = new CarrierCircuit();
        adapter.connect();
        return adapter;
    }

    /** How many shipments the order has, under how many keys, and the state of the first. */
    public String ledger(Object orderId) {
        var ledger =
                probe().get("/ledger/shipments?orderId=" + orderId).require(200).json();
        return ledger.get("count") + " " + ledger.get("distinctKeys") + " "
                + ledger.at("/shipments/0/state").asText();
    }

    public JsonNode lines(Object orderId) {
        return probe().get("/ledger/shipments?orderId=" + orderId)
                .require(200)
                .json()
                .at("/shipments/0/lines");
    }

    public void release(Object orderId) {
        probe().post("/depot/release?orderId=" + orderId, "").require(200);
    }

    public void fault(String fault) {
        probe().post("/faults", fault.replace('\'', '"')).require(201);
    }

    public void noMoreFaults() {
        probe().send(probe().request("/faults").DELETE()).require(204);
    }

    private HttpProbe probe() {
        return HttpProbe.of(sandbox.baseUri().toString());
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
