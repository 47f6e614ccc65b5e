package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** One provider fault after the other, each until it has struck. */
final class FaultStrand implements Runnable {

    private static final Duration AT_LEAST = Duration.ofSeconds(4);
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private final World world;
    private final ProviderSwitch provider;
    private volatile Instant until;
    private final Random random;
    private final Log log;
    private final Strikes struck = new Strikes();

    FaultStrand(World world, ProviderSwitch provider, Instant until, long seed, Log log) {
        this.world = world;
        this.provider = provider;
        this.until = until;
        this.random = new Random(seed);
        this.log = log;
    }

    /** Does nothing more after the fault that is up. */
    void end() {
        until = Instant.now();
    }

    /** How many calls each fault has struck, as the sandbox counted. */
    Strikes struck() {
        return struck;
    }

    @Override
    public void run() {
        Deck<ProviderFault> deck = new Deck<>(ProviderFault.ALL, random);
        while (Instant.now().isBefore(until)) {
            inject(deck.next());
        }
    }

    private void inject(ProviderFault fault) {
        double rate = 0.3 + 0.1 * random.nextInt(6);
        try {
            // both payment providers are to be called, also from a node that was started anew
            provider.renew();
            world.sandbox().post("/faults", fault.json(rate, random.nextLong())).require(201);
            Pause.of(Math.min(AT_LEAST.toMillis(), left()));
            Pause.until(AT_MOST, () -> {
                provider.renew();
                return applied() > 0 || left() == 0;
            });
            long applied = applied();
            world.sandbox().delete("/faults").require(204);
            // one that was cut short by the end of the campaign and met nobody was not there
            if (applied > 0 || left() > 0) {
                struck.add(fault.name(), applied);
            }
            log.line("fault  " + fault.name() + " struck " + applied + " times");
        } catch (IOException e) {
            throw new IllegalStateException("the sandbox does not answer", e);
        }
    }

    private long left() {
        return Math.max(0, Duration.between(Instant.now(), until).toMillis());
    }

    private long applied() {
        try {
            long applied = 0;
            for (JsonNode fault :
                    world.sandbox().get("/faults").require(200).body().path("faults")) {
                applied += fault.path("applied").asLong();
            }
            return applied;
        } catch (IOException e) {
            throw new IllegalStateException("the sandbox does not answer", e);
        }
    }
}
