package io.throughline.crashtest;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** One thing after the other happens to the servers. */
final class DeedStrand implements Runnable {

    private final World world;
    private final Instant until;
    private final Random random;
    private final Deck<Deed> deck;
    private final Log log;
    private final Strikes done = new Strikes();

    DeedStrand(World world, List<Deed> deeds, Instant until, long seed, Log log) {
        this.world = world;
        this.until = until;
        this.random = new Random(seed);
        this.deck = new Deck<>(deeds, random);
        this.log = log;
    }

    Strikes done() {
        return done;
    }

    @Override
    public void run() {
        while (Instant.now().isBefore(until)) {
            Pause.of(1_500 + random.nextInt(3_000));
            Deed deed = deck.next();
            log.line("server " + deed.name());
            deed.act().happen(world, random);
            done.add(deed.name(), 1);
        }
    }
}
