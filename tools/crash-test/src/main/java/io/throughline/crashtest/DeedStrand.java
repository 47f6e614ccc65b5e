package io.throughline.crashtest;

import io.throughline.devstack.DevstackException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** One thing after the other happens to the servers. */
final class DeedStrand implements Runnable {

    private final World world;
    private final Instant until;
    private final Random random;
    private final Deck<Deed> deck;
    private final int atLeast;
    private final Log log;
    private final Strikes done = new Strikes();
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    DeedStrand(World world, CampaignSettings settings, Instant until, Log log) {
        List<Deed> deeds = settings.quick() ? Deeds.QUICK : Deeds.ALL;
        this.world = world;
        this.until = until;
        this.random = new Random(settings.seed() + 1);
        this.deck = new Deck<>(deeds, random);
        // on a slow machine a quick campaign takes longer, but leaves nothing out
        this.atLeast = settings.quick() ? deeds.size() : 0;
        this.log = log;
    }

    Strikes done() {
        return done;
    }

    /** When a server was down or did not answer. */
    List<Span> spans() {
        return spans;
    }

    @Override
    public void run() {
        for (int number = 0; number < atLeast || Instant.now().isBefore(until); number++) {
            Pause.of(1_500 + random.nextInt(3_000));
            Deed deed = deck.next();
            log.line("server " + deed.name());
            Instant begun = Instant.now();
            happen(deed);
            spans.add(new Span(begun, Instant.now()));
            done.add(deed.name(), 1);
        }
    }

    /** On a slow machine a server may take longer to start than it is given. */
    private void happen(Deed deed) {
        try {
            deed.act().happen(world, random);
        } catch (DevstackException e) {
            log.line("server " + deed.name() + ", then: " + e.getMessage() + " Once more.");
            done.add("a server that had to be started twice", 1);
            world.restore();
        }
    }
}
