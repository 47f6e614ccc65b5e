package io.throughline.sandbox.acquirer;

import io.throughline.sandbox.fault.Operation.Work;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.idempotency.Answer;
import io.throughline.sandbox.idempotency.KeyedCall;
import io.throughline.sandbox.idempotency.KeyedCalls;
import io.throughline.sandbox.idempotency.Repetition;
import io.throughline.sandbox.payment.Card;
import io.throughline.sandbox.payment.Change;
import io.throughline.sandbox.payment.Ledger;
import io.throughline.sandbox.payment.Provider;
import io.throughline.sandbox.payment.Purchase;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the acquirer does at a command. It takes a merchant's reference once, and refuses it ever after. */
final class GatewayCommands {
    private final Ledger ledger;
    private final Provider provider;
    private final KeyedCalls<Change> calls;
    private final Map<String, Function<Form, Work>> commands;

    GatewayCommands(Ledger ledger) {
        this.ledger = ledger;
        this.provider = new Provider(ledger);
        this.calls = new KeyedCalls<>(ledger);
        Statement statement = new Statement(ledger);
        this.commands = Map.of(
                "reserve", this::reserve,
                "charge", this::charge,
                "release", this::release,
                "repay", this::repay,
                "query", form -> () -> query(form),
                "statement", form -> () -> statement.page(form));
    }

    boolean knows(String command) {
        return commands.containsKey(command);
    }

    Work begin(String command, Form form) {
        return commands.get(command).apply(form);
    }

    private Work reserve(Form form) {
        Money money = form.read("currency", Money::of);
        Purchase purchase = new Purchase(
                form.required("invoice"),
                form.read("amount", money::minor),
                money.currency().getCurrencyCode(),
                form.read("card", Card::of));
        return once("authorize", form, () -> provider.authorize(reference(form), purchase));
    }

    private Work charge(Form form) {
        String transaction = form.required("transaction");
        return once("capture", form, () -> provider.capture(transaction, optionalAmount(transaction, form)));
    }

    private Work release(Form form) {
        String transaction = form.required("transaction");
        return once("void", form, () -> provider.cancel(transaction, reference(form)));
    }

    private Work repay(Form form) {
        String transaction = form.required("transaction");
        return once("refund", form, () -> provider.refund(transaction, reference(form), amount(transaction, form)));
    }

    private Optional<Long> optionalAmount(String transaction, Form form) {
        return form.get("amount").isEmpty() ? Optional.empty() : Optional.of(amount(transaction, form));
    }

    private long amount(String transaction, Form form) {
        String currency = provider.find(transaction).purchase().currency();
        return form.read("amount", Money.of(currency)::minor);
    }

    private Work once(String operation, Form form, Supplier<Change> decision) {
        KeyedCall call = new KeyedCall(
                operation, reference(form), KeyedCall.fingerprint(form.fields().toString()));
        return calls.between(() -> {
            ledger.completed(call.key()).ifPresent(earlier -> refuse(call, earlier.call()));
            return calls.begin(call, () -> inOwnWords(decision.get()));
        });
    }

    private void refuse(KeyedCall call, KeyedCall earlier) {
        ledger.repeated(call.key(), call.asksTheSameAs(earlier) ? Repetition.REPLAYED : Repetition.CONFLICT);
        throw new Problem(409, "duplicate_reference", "The reference was used before; query it.");
    }

    private static Change inOwnWords(Change change) {
        return new Change(
                change.authorization(), change.reversal(), Answer.of(200, GatewayView.done(change.authorization())));
    }

    // in progress is asked first: a command that completes in between is then seen as completed, never as unknown
    private Reply query(Form form) {
        if (form.get("reference").isEmpty()) {
            return Reply.json(200, GatewayView.done(provider.find(form.required("transaction"))));
        }
        String reference = reference(form);
        if (calls.inProgress(reference).isPresent()) {
            return Reply.json(200, GatewayView.pending(reference));
        }
        return ledger.completed(reference)
                .flatMap(entry -> ledger.authorization(entry.authorization().id()))
                .map(authorization -> Reply.json(200, GatewayView.done(authorization)))
                .orElseThrow(() -> new Problem(404, "unknown_reference", "The reference was never used."));
    }

    private static String reference(Form form) {
        return form.required("reference");
    }
}
