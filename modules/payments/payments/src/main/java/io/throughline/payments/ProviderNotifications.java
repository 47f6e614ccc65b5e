package io.throughline.payments;

import io.throughline.messaging.Activities;
import io.throughline.messaging.Activity;
import io.throughline.payments.provider.Notification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * What providers say by themselves. It tells that something has changed: what we asked for and have not heard of is
 * recorded, everything else that differs is a finding. The provider is not called, so the answer is quick.
 */
@ApplicationScoped
@Transactional
public class ProviderNotifications {

    @Inject
    NotificationLog log;

    @Inject
    Payments payments;

    @Inject
    PaymentService service;

    @Inject
    Findings findings;

    @Inject
    Activities activities;

    Clock clock = Clock.systemUTC();

    /** A repetition, and what is older than what we know, changes nothing. */
    public void receive(String provider, Notification notification) {
        if (log.add(provider, notification, clock.instant())) {
            apply(provider, notification);
        }
    }

    /** What is recorded appends an event, whose request the timeline knows anyway. */
    private void note(String provider, Notification notification, String outcome) {
        OrderReference.orderId(notification.entry().orderReference())
                .ifPresent(order -> activities.record(Activity.of(
                                Activity.Kind.REQUEST,
                                order.toString(),
                                "POST /payments/api/provider-webhooks/" + provider,
                                outcome)
                        .detail(notification.type())));
    }

    private void apply(String provider, Notification notification) {
        var entry = notification.entry();
        var known = OrderReference.orderId(entry.orderReference()).flatMap(payments::lockedOfOrder);
        var relation = Relation.of(known, provider, entry);
        switch (relation) {
            case AGREES, BEHIND -> note(provider, notification, "nothing_new");
            case ASKED -> service.recordUnheard(known.get().orderId(), entry.authorization());
            case UNASKED, UNWANTED, SECOND, UNKNOWN, OTHER_AMOUNT -> {
                findings.open(Difference.of(FindingKind.of(relation), provider, entry, known), clock.instant());
                note(provider, notification, "finding");
            }
        }
    }
}
