package io.throughline.sandbox.payment;

import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.idempotency.KeyBook;
import io.throughline.sandbox.idempotency.KeyUse;
import io.throughline.sandbox.idempotency.KeyUses;
import io.throughline.sandbox.idempotency.KeyedCall;
import io.throughline.sandbox.idempotency.Repetition;
import io.throughline.sandbox.journal.Journal;
import io.throughline.sandbox.payment.Entry.Completed;
import io.throughline.sandbox.payment.Entry.Repeated;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Everything one provider ever did. An entry is in the journal before it is seen here or answered. */
public final class Ledger implements KeyBook<Change>, AutoCloseable {
    private final String provider;
    private final Map<String, Completed> byKey = new LinkedHashMap<>();
    private final KeyUses uses = new KeyUses();
    private final Map<String, Authorization> authorizations = new LinkedHashMap<>();
    private final Map<String, Set<String>> authorizationsByOrder = new LinkedHashMap<>();
    private final List<Reversal> reversals = new ArrayList<>();
    private final Map<String, List<Reversal>> reversalsByOrder = new HashMap<>();
    private final ChangeLog changes = new ChangeLog();
    private final Journal<Entry> journal;
    private Consumer<PaymentNotice> listener = notice -> {};

    private Ledger(String provider, Path file) {
        this.provider = provider;
        journal = Journal.open(file, Json.MAPPER, Entry.class, this::apply);
    }

    public static Ledger open(String provider, Path file) {
        return new Ledger(provider, file);
    }

    String provider() {
        return provider;
    }

    private void record(Entry entry) {
        journal.append(entry);
        apply(entry);
    }

    @Override
    public synchronized void complete(KeyedCall call, Change change) {
        Completed completed =
                new Completed(Instant.now(), call, change.answer(), change.authorization(), change.reversal());
        record(completed);
        listener.accept(new PaymentNotice(completed));
    }

    /** Tells of all that has happened, then of all that happens, none twice. */
    public synchronized void tell(Consumer<PaymentNotice> other) {
        byKey.values().stream().map(PaymentNotice::new).forEach(other);
        listener = other;
    }

    @Override
    public synchronized void repeated(String key, Repetition as) {
        record(new Repeated(Instant.now(), key, as));
    }

    @Override
    public synchronized Optional<Completed> completed(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public synchronized Optional<Authorization> authorization(String id) {
        return Optional.ofNullable(authorizations.get(id));
    }

    synchronized List<Authorization> authorizations() {
        return List.copyOf(authorizations.values());
    }

    synchronized List<Authorization> authorizationsOf(String order) {
        return authorizationsByOrder.getOrDefault(order, Set.of()).stream()
                .map(authorizations::get)
                .toList();
    }

    synchronized List<Reversal> reversals() {
        return List.copyOf(reversals);
    }

    synchronized List<Reversal> reversalsOf(String order) {
        return List.copyOf(reversalsByOrder.getOrDefault(order, List.of()));
    }

    public synchronized List<ChangeLog.Changed> changedAfter(ChangeLog.Position position, int limit) {
        return changes.after(position, limit);
    }

    synchronized Collection<Completed> completed() {
        return List.copyOf(byKey.values());
    }

    synchronized KeyUse use(String key) {
        return uses.of(key);
    }

    synchronized KeyUse allUses() {
        return uses.all();
    }

    private void apply(Entry entry) {
        if (entry instanceof Completed completed) {
            apply(completed);
        } else if (entry instanceof Repeated repeated) {
            uses.count(repeated.key(), repeated.as());
        }
    }

    private void apply(Completed completed) {
        Authorization authorization = completed.authorization();
        byKey.put(completed.call().key(), completed);
        authorizations.put(authorization.id(), authorization);
        changes.add(authorization.id(), completed.at());
        String reference = authorization.purchase().orderReference();
        authorizationsByOrder
                .computeIfAbsent(reference, order -> new LinkedHashSet<>())
                .add(authorization.id());
        if (completed.reversal() != null) {
            reversals.add(completed.reversal());
            reversalsByOrder
                    .computeIfAbsent(reference, order -> new ArrayList<>())
                    .add(completed.reversal());
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
