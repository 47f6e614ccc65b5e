package io.throughline.crashtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One act of an operator after the other, each done at least once and until it met something. */
final class OperatorStrand implements Runnable {

    /** On a busy machine an act may find that what it is about is over already. */
    private static final int TRIALS = 6;

    private final OperatorDesk desk;
    private final Instant until;
    private final Random random;
    private final List<OperatorAct> acts;
    private final Log log;
    private volatile boolean ended;
    private final Strikes done = new Strikes();
    private final List<String> troubles = new ArrayList<>();

    OperatorStrand(OperatorDesk desk, CampaignSettings settings, Instant until, Log log) {
        this.desk = desk;
        this.until = until;
        this.random = new Random(settings.seed() + 3);
        this.acts = settings.quick() ? OperatorActs.QUICK : OperatorActs.ALL;
        this.log = log;
    }

    /** How much each act met. */
    Strikes done() {
        return done;
    }

    /** Acts that could not be ended. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** Does nothing more after the act that is under way. */
    void end() {
        ended = true;
    }

    @Override
    public void run() {
        Deck<OperatorAct> deck = new Deck<>(acts, random);
        for (int number = 0; !ended && (number < acts.size() || Instant.now().isBefore(until)); number++) {
            Pause.of(300 + random.nextInt(1_200));
            OperatorAct act = deck.next();
            // its own chance, so that what it takes of it does not change what comes next
            Random chance = new Random(random.nextLong());
            long met = 0;
            for (int trial = 0; trial < TRIALS && met == 0; trial++) {
                met = happen(act, chance);
            }
            done.add(act.name(), met);
        }
    }

    private long happen(OperatorAct act, Random chance) {
        log.line("operator " + act.name());
        try {
            long met = act.act().happen(desk, chance);
            log.line("operator " + act.name() + ": " + met);
            return met;
        } catch (IllegalStateException e) {
            log.line("operator " + act.name() + ": " + e.getMessage());
            troubles.add(act.name() + ": " + e.getMessage());
            return 0;
        }
    }
}
