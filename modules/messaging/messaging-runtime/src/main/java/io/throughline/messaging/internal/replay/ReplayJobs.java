package io.throughline.messaging.internal.replay;

import io.throughline.messaging.deadletter.DeadLetterFilter;
import io.throughline.messaging.internal.Database;
import io.throughline.messaging.internal.deadletter.LetterQuery;
import io.throughline.messaging.replay.LogRange;
import io.throughline.messaging.replay.Replay;
import io.throughline.messaging.replay.ReplayItem;
import io.throughline.messaging.replay.ReplayItemState;
import io.throughline.messaging.replay.ReplayPreview;
import io.throughline.messaging.replay.ReplayRefused;
import io.throughline.messaging.replay.ReplayRules;
import io.throughline.messaging.replay.ReplayState;
import io.throughline.messaging.replay.Replays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Replays as operators ask for them. */
@ApplicationScoped
class ReplayJobs implements Replays {

    @Inject
    private Database database;

    @Inject
    private ReplayTable table;

    @Inject
    private ConsumedTypes consumedTypes;

    @Inject
    private ReplayRunner runner;

    @Inject
    @ConfigProperty(name = "throughline.inbox.retention", defaultValue = "P14D")
    private Period inboxRetention;

    @Override
    @Transactional
    public Replay prepare(DeadLetterFilter filter, ReplayRules rules, String operator, String reason) {
        return prepared(database.query(connection -> new ReplaySnapshot(rules, operator, reason)
                .ofLetters(connection, LetterQuery.of(filter), Map.of("filter", filter), consumedTypes.consumers())));
    }

    @Override
    @Transactional
    public Replay prepare(Collection<UUID> letters, ReplayRules rules, String operator, String reason) {
        return prepared(database.query(connection -> new ReplaySnapshot(rules, operator, reason)
                .ofLetters(
                        connection,
                        LetterQuery.of(connection.createArrayOf("uuid", letters.toArray())),
                        Map.of("letters", letters.size()),
                        consumedTypes.consumers())));
    }

    @Override
    @Transactional
    public Replay prepare(LogRange range, ReplayRules rules, String operator, String reason) {
        var handled = consumedTypes.of(range.consumer());
        if (!range.from().isBefore(range.to())) {
            throw new ReplayRefused("The time range is empty: it must begin before it ends.");
        }
        var known = inboxReaches();
        if (range.inboxChecked() && range.from().isBefore(known)) {
            throw new ReplayRefused("The inbox reaches back to " + known + ", so that what was handled before cannot be"
                    + " told from what was not. Begin then, or replay without the inbox check.");
        }
        return prepared(database.query(
                connection -> new ReplaySnapshot(rules, operator, reason).ofLog(connection, range, handled)));
    }

    private Instant inboxReaches() {
        return LocalDate.now(ZoneOffset.UTC)
                .minus(inboxRetention)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private Replay prepared(UUID id) {
        return table.get(id).orElseThrow();
    }

    @Override
    public Optional<ReplayPreview> preview(UUID id) {
        return table.get(id).map(replay -> table.preview(id));
    }

    @Override
    public Optional<Replay> get(UUID id) {
        return table.get(id);
    }

    @Override
    public List<Replay> list(UUID before, int limit) {
        return table.list(before, limit);
    }

    @Override
    public List<ReplayItem> items(UUID id, ReplayItemState state, long after, int limit) {
        return table.items(id, state, after, limit);
    }

    @Override
    public Optional<Replay> command(UUID id, Command command, String operator, String why) {
        var replay = table.get(id);
        replay.ifPresent(found -> change(found, command, operator, why));
        return replay.flatMap(found -> table.get(id));
    }

    private void change(Replay replay, Command command, String operator, String why) {
        var to = Transition.of(command, replay);
        if (!table.change(replay, to, Transition.named(command), operator, why)) {
            throw new ReplayRefused("The replay changed at this moment; look at it and try again.");
        }
        runner.wake();
    }

    /** Which command leads from which state to which. */
    private static final class Transition {

        private static ReplayState of(Command command, Replay replay) {
            var from = replay.state();
            boolean halted = from == ReplayState.PAUSED || from == ReplayState.STOPPED;
            boolean sending = from == ReplayState.CANARY || from == ReplayState.RUNNING;
            boolean possible =
                    switch (command) {
                        case START -> from == ReplayState.PREPARED;
                        case PAUSE -> sending;
                        case RESUME -> halted;
                        case CANCEL -> halted || sending || from == ReplayState.PREPARED;
                    };
            if (!possible) {
                throw new ReplayRefused("A replay that is " + from + " cannot be told to " + command + ".");
            }
            return switch (command) {
                case START, RESUME -> replay.rules().canaries() > 0 ? ReplayState.CANARY : ReplayState.RUNNING;
                case PAUSE -> ReplayState.PAUSED;
                case CANCEL -> ReplayState.CANCELLED;
            };
        }

        private static String named(Command command) {
            return switch (command) {
                case START -> "STARTED";
                case PAUSE -> "PAUSED";
                case RESUME -> "RESUMED";
                case CANCEL -> "CANCELLED";
            };
        }
    }
}
