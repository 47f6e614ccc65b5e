package io.throughline.e2e;

import com.sun.net.httpserver.HttpServer;
import io.throughline.devstack.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Takes what a node exports that is told where it is, and keeps the last of it. */
final class MetricsCollector implements AutoCloseable {

    private final HttpServer server;
    private volatile String last = "";

    MetricsCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/metrics", exchange -> {
            last = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** For a node that is to export to this. */
    String jvmArguments() {
        return String.join(
                " ",
                TestServers.QUICK_JVM,
                "-Dotel.sdk.disabled=false",
                "-Dotel.traces.exporter=none",
                "-Dotel.logs.exporter=none",
                "-Dotel.exporter.otlp.protocol=http/protobuf",
                "-Dotel.exporter.otlp.endpoint=http://127.0.0.1:"
                        + server.getAddress().getPort(),
                "-Dotel.metric.export.interval=500");
    }

    String last() {
        return last;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
