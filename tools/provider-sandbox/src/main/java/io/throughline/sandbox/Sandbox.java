package io.throughline.sandbox;

import io.throughline.sandbox.fault.FaultApi;
import io.throughline.sandbox.fault.FaultInjector;
import io.throughline.sandbox.fault.FaultTarget;
import io.throughline.sandbox.fault.Faults;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.HttpServer;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Routes;
import io.throughline.sandbox.payment.Ledger;
import io.throughline.sandbox.payment.LedgerApi;
import io.throughline.sandbox.payment.PaymentApi;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** A running sandbox, for tests and for the command line. */
public final class Sandbox implements AutoCloseable {
    private final Ledger ledger;
    private final HttpServer server;

    private Sandbox(Ledger ledger, HttpServer server) {
        this.ledger = ledger;
        this.server = server;
    }

    /**
     * Starts on the loopback interface; port 0 takes a free one. The ledger found in the directory is continued, and
     * belongs to this sandbox alone until it is closed.
     */
    public static Sandbox start(int port, Path dataDir, String merchantKey) {
        Ledger ledger = Ledger.open(dataDir);
        try {
            return new Sandbox(ledger, HttpServer.start(port, routes(ledger, merchantKey)));
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    static Routes routes(Ledger ledger, String merchantKey) {
        Faults faults = new Faults();
        Routes routes = new Routes();
        routes.add("GET", "/health", Endpoint.of(call -> Reply.json(200, Map.of("status", "UP"))))
                .add("GET", "/openapi.yaml", Endpoint.of(call -> OpenApi.reply()));
        new FaultApi(faults).addTo(routes);
        new PaymentApi(ledger).addTo(routes, merchantKey, new FaultInjector(faults, FaultTarget.PAYMENT));
        new LedgerApi(ledger).addTo(routes);
        return routes;
    }

    public URI baseUri() {
        return server.uri();
    }

    void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            ledger.close();
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SandboxCommand()).execute(arguments));
    }
}
