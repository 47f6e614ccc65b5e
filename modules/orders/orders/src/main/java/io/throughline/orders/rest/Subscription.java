package io.throughline.orders.rest;

import io.throughline.orders.StatusUpdate;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One client that watches one order. Each event waits until the one before is written: the server's sink does not bear
 * two threads that write at once.
 */
final class Subscription {

    private final UUID orderId;
    private final SseEventSink sink;
    private final Sse sse;
    private int position;
    private CompletionStage<?> written = CompletableFuture.completedStage(null);

    /** @param position of the last history entry that the client has */
    Subscription(UUID orderId, int position, SseEventSink sink, Sse sse) {
        this.orderId = orderId;
        this.position = position;
        this.sink = sink;
        this.sse = sse;
    }

    UUID orderId() {
        return orderId;
    }

    boolean isClosed() {
        return sink.isClosed();
    }

    /** Sends what the client does not have yet; the commit signal and the poll may both bring the same entries. */
    synchronized void send(List<StatusUpdate> history) {
        history.stream().filter(update -> update.position() > position).forEach(this::send);
    }

    /** A comment: shows proxies that the connection lives, and us when it does not. */
    synchronized void keepAlive() {
        if (written.toCompletableFuture().isDone()) {
            write(sse.newEventBuilder().comment("keep-alive").build(), false);
        }
    }

    void close() {
        sink.close();
    }

    private void send(StatusUpdate update) {
        position = update.position();
        var event = sse.newEventBuilder()
                .name("status")
                .id(String.valueOf(update.position()))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(StatusEvent.class, new StatusEvent(update.status(), update.at(), update.reason()))
                .build();
        write(event, update.status().isFinal());
    }

    private void write(OutboundSseEvent event, boolean last) {
        written = written.thenCompose(before -> sink.send(event));
        written.whenComplete((done, failure) -> {
            if (last || failure != null) {
                close();
            }
        });
    }
}
