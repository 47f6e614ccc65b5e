package io.throughline.payments;

import static io.throughline.payments.PaymentState.AUTHORIZED;
import static io.throughline.payments.PaymentState.CANCELLED;
import static io.throughline.payments.PaymentState.CAPTURED;
import static io.throughline.payments.PaymentState.CAPTURE_REFUSED;
import static io.throughline.payments.PaymentState.DECLINED;
import static io.throughline.payments.PaymentState.REFUNDED;
import static io.throughline.payments.PaymentState.REQUESTED;
import static io.throughline.payments.PaymentState.VOIDED;

import io.throughline.messaging.Outbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.payments.events.PaymentAuthorized;
import io.throughline.payments.events.PaymentCaptureRefused;
import io.throughline.payments.events.PaymentCaptured;
import io.throughline.payments.events.PaymentDeclined;
import io.throughline.payments.events.PaymentRefunded;
import io.throughline.payments.provider.Amount;
import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.PaymentToken;
import io.throughline.payments.provider.Purchase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes a payment through its life, each step in two transactions with the provider between them: {@code request...}
 * commits what will be asked, {@code record...} what was answered. Both may be repeated; a step that was done before is
 * {@link ProviderStep#NOTHING}.
 */
@ApplicationScoped
@Transactional
public class PaymentService {

    static final String ORDER_CANCELLED = "order_cancelled";
    static final String PAYMENT_EXPIRED = "payment_expired";

    @Inject
    Payments payments;

    @Inject
    ProviderChoice choice;

    @Inject
    Outbox outbox;

    Clock clock = Clock.systemUTC();

    @Inject
    @ConfigProperty(name = "throughline.outage.bound", defaultValue = "PT24H")
    Duration outageBound;

    /**
     * Asks on after {@code payBy}, as long as an outage may last: a cancelled order gives back what comes late. Later
     * nothing new is asked. A payment that is answered or cancelled stays as it is.
     */
    public ProviderStep requestAuthorization(Purchase purchase, PaymentToken token, Instant payBy) {
        var payment = payments.lockedOfOrder(purchase.orderId()).orElseGet(() -> begin(purchase));
        if (payment.state() != REQUESTED) {
            return ProviderStep.NOTHING;
        }
        if (now().isBefore(payBy.plus(outageBound))) {
            var key = payment.ask(Operation.AUTHORIZE, now());
            return new ProviderStep.Authorize(payment.provider(), purchase, token, key);
        }
        return payment.hasAsked(Operation.AUTHORIZE)
                ? new ProviderStep.Find(payment.provider(), payment.ask(Operation.AUTHORIZE, now()))
                : ProviderStep.NOTHING;
    }

    public void recordAuthorization(UUID orderId, Optional<Authorization> answer) {
        var payment = ofOrder(orderId);
        if (payment.state() != REQUESTED) {
            return;
        }
        if (answer.filter(given -> given.status() == Authorization.Status.AUTHORIZED)
                .isPresent()) {
            authorize(payment, answer.get().reference());
        } else {
            decline(payment, answer.map(PaymentService::reason).orElse(PAYMENT_EXPIRED));
        }
    }

    public ProviderStep requestCapture(UUID orderId) {
        var payment = ofOrder(orderId);
        return switch (payment.state()) {
            case CAPTURED, CAPTURE_REFUSED, REFUNDED -> ProviderStep.NOTHING;
            case AUTHORIZED ->
                new ProviderStep.Capture(
                        payment.provider(), payment.reference(), payment.ask(Operation.CAPTURE, now()));
            default -> throw new IllegalTransition(payment, CAPTURED.name());
        };
    }

    public void recordCapture(UUID orderId, Optional<Authorization> answer) {
        var payment = ofOrder(orderId);
        if (answer.isEmpty() || !payment.state().next().contains(CAPTURED)) {
            return;
        }
        if (answer.get().status() == Authorization.Status.CAPTURED) {
            payment.become(CAPTURED, null, now());
            outbox.append(new PaymentCaptured(
                    payment.id().toString(), orderId.toString(), payment.amount(), payment.currency()));
        } else if (payment.state() == AUTHORIZED) {
            var reason = reason(answer.get());
            payment.become(CAPTURE_REFUSED, reason, now());
            outbox.append(new PaymentCaptureRefused(payment.id().toString(), orderId.toString(), reason));
        }
    }

    /** Before the order itself was seen, sees to it that nothing will ever be asked for it. */
    public ProviderStep requestReversal(UUID orderId) {
        var payment =
                payments.lockedOfOrder(orderId).orElseGet(() -> payments.add(Payment.cancelledBefore(orderId, now())));
        return payment.state().isFinal() ? ProviderStep.NOTHING : reversalOf(payment);
    }

    public void recordReversal(UUID orderId, Optional<Authorization> answer) {
        var payment = ofOrder(orderId);
        if (payment.state().isFinal()) {
            return;
        }
        var status = answer.map(Authorization::status).orElse(Authorization.Status.DECLINED);
        switch (status) {
            case VOIDED -> refund(payment, answer.get(), VOIDED, "void");
            case REFUNDED -> refund(payment, answer.get(), REFUNDED, "refund");
            case DECLINED -> payment.become(CANCELLED, ORDER_CANCELLED, now());
            default -> throw new IllegalTransition(payment, "reversed while the provider says " + status);
        }
    }

    /** What was asked for is recorded as its answer would have been. That answer, if it comes yet, changes nothing. */
    void recordUnheard(UUID orderId, Authorization said) {
        switch (said.status()) {
            case AUTHORIZED, DECLINED -> recordAuthorization(orderId, Optional.of(said));
            case CAPTURED -> recordCapture(orderId, Optional.of(said));
            case VOIDED, REFUNDED -> recordReversal(orderId, Optional.of(said));
        }
    }

    public Optional<PaymentView> find(UUID orderId) {
        return payments.ofOrder(orderId).map(Payment::view);
    }

    private Payment begin(Purchase purchase) {
        return payments.add(Payment.requested(purchase, choice.forOrder(purchase.orderId()), now()));
    }

    private void authorize(Payment payment, String reference) {
        payment.heldAs(reference);
        payment.become(AUTHORIZED, null, now());
        outbox.append(new PaymentAuthorized(
                payment.id().toString(), payment.orderId().toString(), payment.amount(), payment.currency()));
    }

    private void decline(Payment payment, String reason) {
        payment.become(DECLINED, reason, now());
        outbox.append(
                new PaymentDeclined(payment.id().toString(), payment.orderId().toString(), reason));
    }

    private void refund(Payment payment, Authorization answer, PaymentState state, String kind) {
        payment.heldAs(answer.reference());
        payment.become(state, ORDER_CANCELLED, now());
        outbox.append(new PaymentRefunded(
                payment.id().toString(), payment.orderId().toString(), payment.amount(), payment.currency(), kind));
    }

    private ProviderStep reversalOf(Payment payment) {
        return new ProviderStep.Reverse(
                payment.provider(),
                new Amount(payment.amount(), payment.currency()),
                Operation.AUTHORIZE.idempotencyKeyOf(payment.id()),
                payment.ask(Operation.VOID, now()),
                payment.ask(Operation.REFUND, now()));
    }

    private Payment ofOrder(UUID orderId) {
        return payments.lockedOfOrder(orderId)
                .orElseThrow(() -> new PermanentFailure("there is no payment of order " + orderId));
    }

    private static String reason(Authorization answer) {
        return answer.reason() == null ? answer.status().name().toLowerCase(Locale.ROOT) : answer.reason();
    }

    private Instant now() {
        return clock.instant();
    }
}
