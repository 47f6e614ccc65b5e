package io.throughline.sandbox.mail;

import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.journal.Journal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every mail that was taken. It is in the journal before its sender is told so. */
public final class MailLedger implements AutoCloseable {
    private final Map<String, Delivered> byId = new LinkedHashMap<>();
    private final Map<String, Set<String>> idsByRecipient = new HashMap<>();
    private final Journal<Mail> journal;
    private long taken;

    private MailLedger(Path file) {
        journal = Journal.open(file, Json.MAPPER, Mail.class, this::apply);
    }

    public static MailLedger open(Path directory) {
        return new MailLedger(directory.resolve("mails.jsonl"));
    }

    synchronized void record(Mail mail) {
        journal.append(mail);
        apply(mail);
    }

    synchronized List<Delivered> all() {
        return List.copyOf(byId.values());
    }

    synchronized List<Delivered> to(String recipient) {
        return idsByRecipient.getOrDefault(lower(recipient), Set.of()).stream()
                .map(byId::get)
                .toList();
    }

    synchronized Optional<Delivered> withId(String messageId) {
        return Optional.ofNullable(byId.get(messageId));
    }

    synchronized long distinct() {
        return byId.size();
    }

    synchronized long repeats() {
        return taken - byId.size();
    }

    private void apply(Mail mail) {
        taken++;
        String given = mail.content().messageId();
        // nothing tells two mails without an id to be the same
        String id = given == null ? "without-id-" + taken : given;
        byId.merge(id, Delivered.first(mail), (first, again) -> first.again(mail));
        mail.to()
                .forEach(recipient -> idsByRecipient
                        .computeIfAbsent(lower(recipient), any -> new LinkedHashSet<>())
                        .add(id));
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        journal.close();
    }
}
