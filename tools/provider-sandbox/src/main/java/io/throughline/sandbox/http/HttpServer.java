package io.throughline.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves routes on the loopback interface only, which is why the endpoints for tests need no account. */
public final class HttpServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    // longer than any delay a fault may ask for, so that Jetty never answers in a fault's place
    private static final long IDLE_MILLIS = 15 * 60 * 1000L;

    // the default of 50 resets connections when a whole load test connects at once
    private static final int ACCEPT_QUEUE = 2_048;

    private final Server server = new Server();
    private final ServerConnector connector;

    private HttpServer(int port, Routes routes) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new Dispatcher(routes));
        server.setErrorHandler(new ProblemErrors());
    }

    /** Port 0 takes a free one. */
    public static HttpServer start(int port, Routes routes) {
        HttpServer http = new HttpServer(port, routes);
        try {
            http.connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " on " + LOOPBACK + " cannot be opened", e);
        }
        try {
            http.server.start();
            return http;
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server does not start", e);
        }
    }

    public URI uri() {
        return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort());
    }

    int openConnections() {
        return connector.getConnectedEndPoints().size();
    }

    public void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server does not stop", e);
        }
    }
}
