package io.throughline.messaging.replay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A replay and how far it has come.
 *
 * @param source {@code DEAD_LETTERS} or {@code LOG}
 * @param what what was asked for, as JSON
 * @param sent events that are at their consumer, with what becomes of them not known yet
 * @param stoppedFor why it stopped itself, or null
 * @param actions what operators did with it, oldest first
 */
public record Replay(
        UUID id,
        ReplayState state,
        String source,
        String what,
        String operator,
        String reason,
        ReplayRules rules,
        boolean inboxChecked,
        Counts counts,
        String stoppedFor,
        Instant preparedAt,
        Instant startedAt,
        Instant finishedAt,
        List<Action> actions) {

    /** How many of the events stand where. */
    public record Counts(long total, long sent, long succeeded, long failed, long held, long skipped) {

        public long pending() {
            return total - sent - succeeded - failed - held - skipped;
        }
    }

    /**
     * @param action {@code PREPARED}, {@code STARTED}, {@code PAUSED}, {@code RESUMED}, {@code STOPPED}, {@code CANCELLED}
     * @param who the operator, or {@code throughline} for what it did itself
     */
    public record Action(Instant at, String action, String who, String why) {}
}
