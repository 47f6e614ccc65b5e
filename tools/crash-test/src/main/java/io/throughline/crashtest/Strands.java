package io.throughline.crashtest;

import io.throughline.crashtest.Verdict.Done;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What happens at the same time: servers crash, providers fail, operators work. */
final class Strands {

    private static final String UNDER_FIRE = "replays that a crash fell into";

    /** A shorter campaign may have none of them by chance. */
    private static final Duration CERTAINLY_UNDER_FIRE = Duration.ofMinutes(5);

    private final DeedStrand deeds;
    private final FaultStrand faults;
    private final OperatorStrand operators;
    private final World world;
    private final OperatorDesk desk;
    private final boolean longEnough;

    Strands(World world, CampaignSettings settings, Instant until, OperatorDesk desk, Log log) {
        this.deeds = new DeedStrand(world, settings, until, log);
        this.faults = new FaultStrand(world, desk.provider(), until, settings.seed() + 2, log);
        this.operators = new OperatorStrand(desk, settings, until, log);
        this.world = world;
        this.desk = desk;
        this.longEnough = settings.length().compareTo(CERTAINLY_UNDER_FIRE) >= 0;
    }

    /** Until all of them are over. A campaign in which nothing crashes any more shows nothing, and ends at once. */
    void run() {
        CompletableFuture<Void> breaking = CompletableFuture.runAsync(deeds);
        CompletableFuture<Void> failing = CompletableFuture.runAsync(faults);
        CompletableFuture<Void> working = CompletableFuture.runAsync(operators);
        breaking.exceptionally(failure -> {
            faults.end();
            operators.end();
            return null;
        });
        CompletableFuture.allOf(breaking, failing, working).join();
        long underFire = replaysUnderFire();
        if (underFire > 0 || longEnough) {
            operators.done().add(UNDER_FIRE, underFire);
        }
    }

    private long replaysUnderFire() {
        return Span.ofReplays(world.database(), desk.repairs().mark()).stream()
                .filter(replay -> replay.meets(deeds.spans()))
                .count();
    }

    Done done(String orders) {
        return new Done(
                deeds.done().counts(),
                operators.done().counts(),
                faults.struck().counts(),
                orders);
    }

    /** A campaign whose faults met nobody, or whose operators did nothing, has shown nothing. */
    List<Finding> proven() {
        Map<String, Long> struck = faults.struck().counts();
        Map<String, Long> met = operators.done().counts();
        List<Violation> idle = idle(met, " met nothing");
        operators.troubles().forEach(trouble -> idle.add(Violation.wrong(null, trouble)));
        return List.of(
                new Finding("every provider fault struck", struck.size(), idle(struck, " struck nobody")),
                new Finding("every act of an operator was really done", met.size(), idle));
    }

    static List<Violation> idle(Map<String, Long> counts, String what) {
        List<Violation> idle = new ArrayList<>();
        counts.forEach((name, times) -> {
            if (times == 0) {
                idle.add(Violation.wrong(null, name + what));
            }
        });
        return idle;
    }
}
