package io.throughline.messaging.deadletter;

import io.throughline.messaging.ContractViolation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything that consumers gave up, kept in the database with its original bytes: the truth about dead letters, of which
 * the broker's {@code .dlq} queues hold a copy for some time.
 *
 * <p>A dead letter is here within moments of the failure. While the database is away it waits on the broker and comes
 * later, once.
 */
public interface DeadLetters {

    /**
     * A part of what a filter matches.
     *
     * @param next for the following part, or null if this was the last
     */
    record Page(List<DeadLetter> letters, String next) {}

    /**
     * The letters that match, the last dead-lettered first.
     *
     * @param after what the page before gave as {@code next}, or null
     * @param limit at most so many
     * @throws IllegalArgumentException if {@code after} is none of ours
     */
    Page find(DeadLetterFilter filter, String after, int limit);

    /** How many match, counted no further than {@code limit}. */
    long count(DeadLetterFilter filter, long limit);

    /** How many of these letters wait. */
    int waiting(Collection<UUID> ids);

    /** A letter with its message and history; empty if there is none. */
    Optional<DeadLetterDetail> get(UUID id);

    /**
     * The groups that hold letters, the one that failed last first.
     *
     * @param consumer of this consumer, or null for all
     * @param settledToo also those in which nothing waits or is replayed
     */
    List<DeadLetterGroup> groups(String consumer, boolean settledToo, int limit);

    /**
     * Writes a note on a group, instead of the one before.
     *
     * @param note null to remove it
     * @return false if there is no such group
     */
    boolean note(String consumer, String fingerprint, String note, String operator);

    /**
     * Gives up letters for good. If their events block keys, what waits behind them is handled; if an event arrives again it
     * is ignored. Letters that do not wait are left as they are.
     *
     * @return how many were discarded
     */
    int discard(Collection<UUID> ids, String operator, String reason);

    /**
     * Takes {@link #discard} back: the letters wait again. What was handled since stays handled, so that an event replayed
     * now comes after later ones of its key.
     *
     * @return how many were taken back: they wait again, or are resolved if a replay had their event handled since
     */
    int restore(Collection<UUID> ids, String operator, String reason);

    /**
     * Whether {@link #editAndReplay} would take this now; changes nothing.
     *
     * @return false if there is no such letter or it does not wait
     * @throws ContractViolation naming what the consumer could not read
     */
    boolean checkEdit(UUID id, Map<String, String> changes, byte[] body);

    /**
     * Puts an edited event in the place of a letter's, under a new id, with the attribute {@code replaces} naming the old one.
     * It is handled in the place of the old one, before what waits behind that; the old one counts as handled.
     *
     * @param changes attributes of the event by name ({@code type}, {@code dataschema}, ...); null removes one
     * @param body the new data, or null for the old
     * @return the new event's id, or empty if there is no such letter or it does not wait
     * @throws ContractViolation naming what the consumer could not read; nothing has changed then
     */
    Optional<UUID> editAndReplay(UUID id, Map<String, String> changes, byte[] body, String operator, String reason);
}
