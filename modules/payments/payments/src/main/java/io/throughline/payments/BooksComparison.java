package io.throughline.payments;

import static io.throughline.messaging.Activity.Kind.PROVIDER_CALL;
import static java.util.stream.Collectors.toMap;

import io.throughline.messaging.Activities;
import io.throughline.messaging.Activity;
import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.BookEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Compares a provider's books with ours and mends what is safe; what is left are findings. Never calls the provider. */
@ApplicationScoped
@Transactional
public class BooksComparison {

    @Inject
    Payments payments;

    @Inject
    PaymentService service;

    @Inject
    Findings findings;

    @Inject
    Activities activities;

    Clock clock = Clock.systemUTC();

    /**
     * What a look at one page showed.
     *
     * @param differing what to {@link #settle}
     * @param waiting what differs but may still be under way
     */
    record Compared(List<BookEntry> differing, List<BookEntry> waiting) {}

    /** Most entries agree; these cost one query a page. */
    Compared compare(String provider, List<BookEntry> page, Instant settledBefore) {
        var known = known(page);
        var agreeing = new ArrayList<String>();
        var compared = new Compared(new ArrayList<>(), new ArrayList<>());
        for (var entry : page) {
            var payment = OrderReference.orderId(entry.orderReference()).map(known::get);
            if (Relation.of(payment, provider, entry) == Relation.AGREES) {
                agreeing.add(entry.reference());
            } else if (isUnderWay(entry, payment, settledBefore)) {
                compared.waiting().add(entry);
            } else {
                compared.differing().add(entry);
            }
        }
        findings.resolve(provider, agreeing, clock.instant());
        return compared;
    }

    private Map<UUID, Payment> known(List<BookEntry> page) {
        var orders = page.stream()
                .flatMap(entry -> OrderReference.orderId(entry.orderReference()).stream())
                .distinct()
                .toList();
        return orders.isEmpty()
                ? Map.of()
                : payments.ofOrders(orders).stream().collect(toMap(Payment::orderId, payment -> payment));
    }

    private static boolean isUnderWay(BookEntry entry, Optional<Payment> payment, Instant settledBefore) {
        return entry.updatedAt().isAfter(settledBefore)
                || payment.filter(ours -> ours.changedAt().isAfter(settledBefore))
                        .isPresent();
    }

    /** Mends or reports one difference; what is left to ask of the provider for it is returned. */
    ProviderStep settle(String provider, BookEntry entry) {
        var known = OrderReference.orderId(entry.orderReference()).flatMap(payments::lockedOfOrder);
        var relation = Relation.of(known, provider, entry);
        if (relation == Relation.AGREES) {
            return ProviderStep.NOTHING;
        }
        if (isToBeGivenBack(relation, known)) {
            var finding = open(FindingKind.UNWANTED_CHARGE, provider, entry, known);
            return finding.wasMended() ? ProviderStep.NOTHING : giveBack(provider, entry, known.get());
        }
        var finding = open(FindingKind.of(relation), provider, entry, known);
        if (relation == Relation.ASKED) {
            service.recordUnheard(known.get().orderId(), entry.authorization());
            finding.mended(clock.instant());
        }
        return ProviderStep.NOTHING;
    }

    private static boolean isToBeGivenBack(Relation relation, Optional<Payment> known) {
        return relation == Relation.UNWANTED
                || relation == Relation.BEHIND && known.get().state().isFinal();
    }

    private ProviderStep giveBack(String provider, BookEntry entry, Payment payment) {
        boolean own = payment.isThatOf(provider, entry);
        var other = "reconciliation-" + entry.reference();
        return new ProviderStep.GiveBack(
                provider,
                entry,
                own ? payment.ask(Operation.VOID, clock.instant()) : other + "-void",
                own ? payment.ask(Operation.REFUND, clock.instant()) : other + "-refund");
    }

    void recordGivenBack(String provider, BookEntry entry) {
        var known = OrderReference.orderId(entry.orderReference()).flatMap(payments::ofOrder);
        open(FindingKind.UNWANTED_CHARGE, provider, entry, known).mended(clock.instant());
        known.ifPresent(payment -> activities.record(
                Activity.of(PROVIDER_CALL, payment.orderId().toString(), "payment-provider give back", "ok")
                        .detail("found by the reconciliation")));
    }

    /** Payments of ours that have money, a page at a time. */
    List<Claim> claims(String provider, Instant after, Instant until, int limit) {
        return payments.withMoney(provider, after, until, limit).stream()
                .map(payment -> new Claim(
                        payment.orderId(),
                        payment.reference(),
                        Operation.AUTHORIZE.idempotencyKeyOf(payment.id()),
                        payment.changedAt()))
                .toList();
    }

    /** A payment of ours that the provider should know. */
    record Claim(UUID orderId, String reference, String authorizationKey, Instant changedAt) {}

    /** The provider was asked for it, since its list did not show it. */
    ProviderStep settle(String provider, Claim claim, Optional<Authorization> found) {
        var payment = payments.lockedOfOrder(claim.orderId()).orElseThrow();
        if (found.isPresent() && isReference(found.get().reference(), claim)) {
            return settle(provider, asEntry(payment, claim, found.get()));
        }
        findings.open(Difference.missing(payment), clock.instant());
        return ProviderStep.NOTHING;
    }

    /** A declined one is not told by reference. */
    private static boolean isReference(String reference, Claim claim) {
        return reference == null || reference.equals(claim.reference());
    }

    private static BookEntry asEntry(Payment payment, Claim claim, Authorization found) {
        var known = new Authorization(payment.reference(), found.status(), found.reason());
        boolean charged = found.status() == Authorization.Status.CAPTURED;
        return new BookEntry(
                known,
                payment.orderId().toString(),
                claim.authorizationKey(),
                payment.amount(),
                payment.currency(),
                charged ? payment.amount() : 0,
                0,
                claim.changedAt());
    }

    private Finding open(FindingKind kind, String provider, BookEntry entry, Optional<Payment> known) {
        return findings.open(Difference.of(kind, provider, entry, known), clock.instant());
    }
}
