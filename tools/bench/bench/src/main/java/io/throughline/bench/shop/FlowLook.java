package io.throughline.bench.shop;

import io.throughline.bench.stack.ProcessorTime;
import java.util.Map;

/**
 * How far everything was at one instant.
 *
 * @param handled messages handled by all consumers
 * @param behind orders that had not ended, and messages, mails and webhooks that waited
 */
public record FlowLook(long nanos, Books.Orders orders, long handled, long behind, ProcessorTime processors) {

    public double secondsSince(FlowLook before) {
        return (nanos - before.nanos) / 1e9;
    }

    public double ordersPerSecond(FlowLook before) {
        return (orders.completed() - before.orders.completed()) / secondsSince(before);
    }

    public double messagesPerSecond(FlowLook before) {
        return (handled - before.handled) / secondsSince(before);
    }

    /** What the backlog grew by, as a part of the messages handled meanwhile; negative where it shrank. */
    public double growth(FlowLook before) {
        return (behind - before.behind) / (double) Math.max(1, handled - before.handled);
    }

    public Map<String, Double> processors(FlowLook before) {
        return processors.processorsSince(before.processors, secondsSince(before));
    }
}
