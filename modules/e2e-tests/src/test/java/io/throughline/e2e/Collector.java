package io.throughline.e2e;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.throughline.devstack.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Takes what nodes export that are told where it is: keeps all spans, and the last of the metrics. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
    private volatile String lastMetrics = "";

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        take("/v1/metrics", body -> lastMetrics = new String(body, StandardCharsets.ISO_8859_1));
        take("/v1/traces", this::addSpans);
        server.start();
    }

    private interface Taker {
        void take(byte[] body) throws InvalidProtocolBufferException;
    }

    private void take(String path, Taker taker) {
        server.createContext(path, exchange -> {
            taker.take(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
    }

    private void addSpans(byte[] body) throws InvalidProtocolBufferException {
        for (var resource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
            resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
        }
    }

    /** For a node that is to export its traces to this. */
    String traces() {
        return jvmArguments("otlp", "none");
    }

    /** For a node that is to export its traces and metrics to this. */
    String tracesAndMetrics() {
        return jvmArguments("otlp", "otlp");
    }

    private String jvmArguments(String traces, String metrics) {
        return String.join(
                " ",
                TestServers.QUICK_JVM,
                "-Dotel.sdk.disabled=false",
                "-Dotel.traces.exporter=" + traces,
                "-Dotel.metrics.exporter=" + metrics,
                "-Dotel.logs.exporter=none",
                "-Dotel.exporter.otlp.protocol=http/protobuf",
                "-Dotel.exporter.otlp.endpoint=http://127.0.0.1:"
                        + server.getAddress().getPort(),
                "-Dotel.bsp.schedule.delay=200",
                "-Dotel.metric.export.interval=500");
    }

    String lastMetrics() {
        return lastMetrics;
    }

    /** The last values of a gauge for a consumer, as "its other attribute value". */
    List<String> measured(String gauge, String consumer) {
        return metrics().stream()
                .filter(metric -> metric.getName().equals(gauge))
                .flatMap(metric -> metric.getGauge().getDataPointsList().stream())
                .filter(point -> point.getAttributesList().stream()
                        .anyMatch(pair -> pair.getValue().getStringValue().equals(consumer)))
                .map(point -> point.getAttributesList().stream()
                                .filter(pair -> !pair.getKey().equals("consumer"))
                                .map(pair -> pair.getValue().getStringValue())
                                .collect(Collectors.joining())
                        + " " + point.getAsInt())
                .toList();
    }

    private List<Metric> metrics() {
        try {
            return ExportMetricsServiceRequest.parseFrom(lastMetrics.getBytes(StandardCharsets.ISO_8859_1))
                    .getResourceMetricsList()
                    .stream()
                    .flatMap(resource -> resource.getScopeMetricsList().stream())
                    .flatMap(scope -> scope.getMetricsList().stream())
                    .toList();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The spans with this attribute. */
    List<Span> spans(String attribute, String value) {
        return spans.stream()
                .filter(span -> value.equals(text(span, attribute)))
                .toList();
    }

    List<Span> trace(Span member) {
        return spans.stream()
                .filter(span -> span.getTraceId().equals(member.getTraceId()))
                .toList();
    }

    /** An attribute, or the empty string. */
    static String text(Span span, String attribute) {
        return span.getAttributesList().stream()
                .filter(pair -> pair.getKey().equals(attribute))
                .map(KeyValue::getValue)
                .map(value -> value.hasStringValue() ? value.getStringValue() : String.valueOf(value.getIntValue()))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
