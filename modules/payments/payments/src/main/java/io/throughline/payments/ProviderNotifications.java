package io.throughline.payments;

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

    Clock clock = Clock.systemUTC();

    /** A repetition, and what is older than what we know, changes nothing. */
    public void receive(String provider, Notification notification) {
        if (log.add(provider, notification, clock.instant())) {
            apply(provider, notification);
        }
    }

    private void apply(String provider, Notification notification) {
        var entry = notification.entry();
        var known = OrderReference.orderId(entry.orderReference()).flatMap(payments::lockedOfOrder);
        var relation = Relation.of(known, provider, entry);
        switch (relation) {
            case AGREES, BEHIND -> {
                // old news
            }
            case ASKED -> service.recordUnheard(known.get().orderId(), entry.authorization());
            case UNASKED, UNWANTED, SECOND, UNKNOWN, OTHER_AMOUNT ->
                findings.open(Difference.of(FindingKind.of(relation), provider, entry, known), clock.instant());
        }
    }
}
