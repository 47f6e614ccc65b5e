package io.throughline.messaging.internal.inbox;

import io.opentelemetry.api.trace.Span;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.internal.delivery.ConsumerDefinition;
import io.throughline.messaging.internal.delivery.CurrentDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs effects in transactions of their own and counts the duplicates it suppressed. */
@ApplicationScoped
public class TransactionalInbox implements Inbox {

    @Inject
    private InboxTransaction transaction;

    @Inject
    private Turns turns;

    @Inject
    private InboxRecorder recorder;

    @Inject
    private DuplicateCount duplicates;

    @Override
    public Outcome once(Class<? extends EventConsumer> consumer, EventEnvelope envelope, Runnable effect) {
        var delivery = delivery(consumer, envelope);
        return counted(delivery, recorder.record(delivery, effect));
    }

    @Override
    public <I, R> Outcome once(
            Class<? extends EventConsumer> consumer,
            EventEnvelope envelope,
            Supplier<I> intent,
            Function<I, R> call,
            Consumer<R> result) {
        var delivery = delivery(consumer, envelope);
        var intended = turns.take(() -> transaction.intend(delivery, intent));
        if (intended.outcome() != Outcome.DONE) {
            return counted(delivery, intended.outcome());
        }
        R answer = call.apply(intended.value());
        return counted(delivery, recorder.record(delivery, () -> result.accept(answer)));
    }

    private Outcome counted(CurrentDelivery delivery, Outcome outcome) {
        delivery.recorded();
        if (outcome != Outcome.DONE) {
            Span.current().setAttribute("throughline.outcome", outcome.name().toLowerCase(Locale.ROOT));
        }
        if (outcome == Outcome.DUPLICATE) {
            duplicates.add(delivery.consumer().name());
        }
        return outcome;
    }

    private static CurrentDelivery delivery(Class<? extends EventConsumer> consumer, EventEnvelope envelope) {
        var delivery = CurrentDelivery.get();
        if (!delivery.event().envelope().id().equals(envelope.id())
                || !delivery.consumer()
                        .name()
                        .equals(ConsumerDefinition.of(consumer).name())) {
            throw new IllegalArgumentException("the inbox records the event being handled, for its own consumer");
        }
        return delivery;
    }
}
