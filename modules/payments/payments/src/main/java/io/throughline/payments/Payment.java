package io.throughline.payments;

import static io.throughline.payments.PaymentState.CANCELLED;
import static io.throughline.payments.PaymentState.REQUESTED;

import com.github.f4b6a3.uuid.UuidCreator;
import io.throughline.payments.provider.BookEntry;
import io.throughline.payments.provider.Purchase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The payment of one order, from the first request to the provider until the money is charged, or is back. It never
 * knows the payment token: every attempt takes it from the event.
 */
@Entity
@Table(name = "payment")
class Payment {

    @Id
    @Column(name = "payment_id")
    private UUID id;

    @Column(name = "order_id")
    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private PaymentState state;

    private String reason;

    private Long amount;

    private String currency;

    private String provider;

    @Column(name = "provider_reference")
    private String reference;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    @ElementCollection
    @CollectionTable(name = "payment_transition", joinColumns = @JoinColumn(name = "payment_id"))
    @OrderColumn(name = "position")
    private List<Transition> history = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "provider_operation", joinColumns = @JoinColumn(name = "payment_id"))
    @MapKeyColumn(name = "operation")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Operation, ProviderOperation> operations = new EnumMap<>(Operation.class);

    protected Payment() {}

    private Payment(UUID orderId, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.orderId = orderId;
        this.createdAt = now;
    }

    static Payment requested(Purchase purchase, String provider, Instant now) {
        var payment = new Payment(purchase.orderId(), now);
        payment.amount = purchase.amount();
        payment.currency = purchase.currency();
        payment.provider = provider;
        payment.enter(REQUESTED, null, now);
        return payment;
    }

    static Payment cancelledBefore(UUID orderId, Instant now) {
        var payment = new Payment(orderId, now);
        payment.enter(CANCELLED, "order_cancelled", now);
        return payment;
    }

    UUID id() {
        return id;
    }

    UUID orderId() {
        return orderId;
    }

    PaymentState state() {
        return state;
    }

    long amount() {
        return amount;
    }

    String currency() {
        return currency;
    }

    String provider() {
        return provider;
    }

    String reference() {
        return reference;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** Whether this is the authorization that we asked for, and not another of the same order. */
    boolean isThatOf(String otherProvider, BookEntry entry) {
        if (!otherProvider.equals(provider)) {
            return false;
        }
        return reference == null
                ? Operation.AUTHORIZE.idempotencyKeyOf(id).equals(entry.authorizationKey())
                : reference.equals(entry.reference());
    }

    boolean isForAmountOf(BookEntry entry) {
        return amount == entry.amount() && currency.equals(entry.currency()) && entry.isWhole();
    }

    boolean hasAsked(Operation operation) {
        return operations.containsKey(operation);
    }

    /** Records the wish once; the key is the same at every repetition. */
    String ask(Operation operation, Instant now) {
        return operations
                .computeIfAbsent(operation, wish -> new ProviderOperation(wish.idempotencyKeyOf(id), now))
                .idempotencyKey();
    }

    void heldAs(String providerReference) {
        reference = providerReference;
    }

    void become(PaymentState next, String why, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalTransition(this, next.name());
        }
        enter(next, why, now);
    }

    PaymentView view() {
        return new PaymentView(
                id.toString(),
                orderId.toString(),
                state.name(),
                amount,
                currency,
                provider,
                reason,
                history.stream().map(Transition::view).toList());
    }

    private void enter(PaymentState next, String why, Instant now) {
        state = next;
        reason = why;
        changedAt = now;
        history.add(new Transition(next, now, why));
    }
}
