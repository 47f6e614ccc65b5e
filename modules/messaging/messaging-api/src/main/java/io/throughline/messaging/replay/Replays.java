package io.throughline.messaging.replay;

import io.throughline.messaging.deadletter.DeadLetterFilter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Jobs that send events to their one consumer again, under their old ids.
 *
 * <p>What a replay covers is fixed when it is prepared: what fails later is not part of it. What was handled is not handled
 * twice, unless the replay of a {@link LogRange} asks for it. The order of each key is kept: the events are sent in it, and
 * what waits behind one that fails again goes on waiting. A node that ends in the middle is replaced by another within some
 * seconds.
 */
public interface Replays {

    /** Fixes which of the waiting dead letters that match are replayed. Nothing is sent before {@link #start}. */
    Replay prepare(DeadLetterFilter filter, ReplayRules rules, String operator, String reason);

    /** As {@link #prepare(DeadLetterFilter, ReplayRules, String, String)}, of these letters. */
    Replay prepare(Collection<UUID> letters, ReplayRules rules, String operator, String reason);

    /**
     * Fixes which published events are replayed.
     *
     * @throws ReplayRefused if there is no such consumer, the range is empty, or if the inbox is to be checked, that does not
     *     reach back so far
     */
    Replay prepare(LogRange range, ReplayRules rules, String operator, String reason);

    /** What it covers, in numbers and by example; empty if there is no such replay. */
    Optional<ReplayPreview> preview(UUID id);

    Optional<Replay> get(UUID id);

    /** The latest first; those prepared before {@code before} if that is not null. */
    List<Replay> list(UUID before, int limit);

    /** Events of a replay after a number, in their order; in one state, or in all if it is null. */
    List<ReplayItem> items(UUID id, ReplayItemState state, long after, int limit);

    /** What an operator can ask of a replay. */
    enum Command {
        START,
        PAUSE,
        RESUME,
        CANCEL
    }

    /**
     * Asks a replay for something. {@link Command#START} of a prepared one, {@link Command#PAUSE} of one that is sending,
     * {@link Command#RESUME} of one that is paused or has stopped, {@link Command#CANCEL} of any that is not over.
     *
     * <p>What is at a consumer when a replay is paused or cancelled stays there; what becomes of it is noted.
     *
     * @param why may be null
     * @throws ReplayRefused if the replay is in a state in which that makes no sense
     */
    Optional<Replay> command(UUID id, Command command, String operator, String why);
}
