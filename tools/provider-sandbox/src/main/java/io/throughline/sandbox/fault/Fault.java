package io.throughline.sandbox.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A fault at work. With a seed the same row of calls is struck in the same places. */
final class Fault {
    private static final long SECOND = 1_000_000_000L;

    private final String id;
    private final FaultPlan plan;
    private final Random random;
    private final Deque<Long> spared = new ArrayDeque<>();
    private final Map<Moment, Long> applied = new EnumMap<>(Moment.class);

    Fault(String id, FaultPlan plan) {
        this.id = id;
        this.plan = plan;
        Long seed = plan.incidence().seed();
        this.random = seed == null ? new Random() : new Random(seed);
    }

    String id() {
        return id;
    }

    FaultPlan plan() {
        return plan;
    }

    synchronized long applied(Moment moment) {
        return applied.getOrDefault(moment, 0L);
    }

    /** The moment at which it strikes this call, if it does; counted as applied. */
    synchronized Optional<Moment> strike() {
        if (isSpent()
                || spares(System.nanoTime())
                || random.nextDouble() >= plan.incidence().rate()) {
            return Optional.empty();
        }
        Moment moment = moment();
        applied.merge(moment, 1L, Long::sum);
        return Optional.of(moment);
    }

    private boolean isSpent() {
        Long times = plan.incidence().times();
        return times != null && applied(Moment.BEFORE) + applied(Moment.AFTER) >= times;
    }

    /** A provider's own limit: only what is beyond it in any second is struck. */
    private boolean spares(long now) {
        Long perSecond = plan.incidence().spared();
        if (perSecond == null) {
            return false;
        }
        while (!spared.isEmpty() && now - spared.peek() >= SECOND) {
            spared.remove();
        }
        return spared.size() < perSecond && spared.add(now);
    }

    private Moment moment() {
        Moment fixed = plan.incidence().when();
        if (fixed != null) {
            return fixed;
        }
        return random.nextBoolean() ? Moment.BEFORE : Moment.AFTER;
    }
}
