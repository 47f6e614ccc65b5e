package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.throughline.messaging.testkit.Eventually;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A collector gets one trace from the request to the last consumer, from whichever node had a part in it. */
@PackagedServer
class TracesE2E {

    private static final String KEY = "throughline.key";

    private final ShopClient shop;
    private final Provider provider;
    private final Collector collector;

    TracesE2E(Installation installation) {
        shop = installation.client();
        provider = installation.provider();
        collector = installation.collector();
    }

    @AfterEach
    void recover() {
        provider.recover();
    }

    @Test
    void leadsFromTheRequestThroughTheMessagesToTheCallsOfTheProvider() {
        shop.stock("TRACED", 10);
        var id = shop.place(OrderForm.of("TRACED", 1));

        Eventually.that(() -> assertThat(named(id, "capture payment-provider")).hasSize(1));
        Eventually.that(() -> assertThat(named(id, "book carrier")).hasSize(1));
        var placed =
                one(named(id, "append dev.orders.events"), span -> type(span).equals("orders.order-placed"));
        var trace = collector.trace(placed);
        assertThat(parent(trace, placed).getKind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
        assertThat(parent(trace, placed).getName()).contains("/orders/api/orders");
        assertThat(trace)
                .contains(named(id, "capture payment-provider").get(0))
                .contains(named(id, "book carrier").get(0));

        var authorizing = one(named(id, "process dev.payments.orders-events"), span -> follows(span, placed));
        assertThat(authorizing.getKind()).isEqualTo(SpanKind.SPAN_KIND_CONSUMER);
        assertThat(Collector.text(authorizing, "messaging.system")).isEqualTo("activemq");
        assertThat(parent(trace, one(named(id, "authorize payment-provider"), span -> true)))
                .isEqualTo(authorizing);
        var authorized = one(named(id, "append dev.payments.events"), span -> follows(span, authorizing));
        var confirming = one(named(id, "process dev.orders.payments-events"), span -> follows(span, authorized));
        assertThat(Collector.text(confirming, "throughline.consumer")).isEqualTo("orders.payments-events");
        Eventually.that(() -> assertThat(collector.trace(placed))
                .filteredOn(span -> span.getName().equals("send dev.orders.events"))
                .anyMatch(span -> follows(span, placed)));
    }

    @Test
    void showsWhyAnAttemptFailed() {
        shop.stock("UNTRACED", 10);
        provider.failAuthorizations("error");
        var id = shop.place(OrderForm.of("UNTRACED", 1));

        Eventually.that(() -> assertThat(named(id, "process dev.payments.orders-events"))
                .anySatisfy(span -> {
                    assertThat(span.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
                    assertThat(span.getEventsList())
                            .extracting(Span.Event::getName)
                            .contains("exception");
                }));
        assertThat(named(id, "authorize payment-provider"))
                .anySatisfy(span -> assertThat(Collector.text(span, "http.response.status_code"))
                        .startsWith("5"));
    }

    private List<Span> named(String key, String name) {
        return collector.spans(KEY, key).stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private static Span one(List<Span> spans, Predicate<Span> wanted) {
        var found = spans.stream().filter(wanted).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String type(Span span) {
        return Collector.text(span, "cloudevents.event_type");
    }

    private static boolean follows(Span span, Span cause) {
        return span.getParentSpanId().equals(cause.getSpanId());
    }

    private static Span parent(List<Span> trace, Span child) {
        return one(trace, span -> span.getSpanId().equals(child.getParentSpanId()));
    }
}
