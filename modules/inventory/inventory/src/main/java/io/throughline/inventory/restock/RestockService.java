package io.throughline.inventory.restock;

import io.throughline.messaging.Outbox;
import io.throughline.messaging.PermanentFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes in goods of many articles: stored at once, booked in parts, so that no order waits for all of them. */
@ApplicationScoped
@Transactional
public class RestockService {

    static final int PART = 200;

    @Inject
    Restocks restocks;

    @Inject
    Outbox outbox;

    Clock clock = Clock.systemUTC();

    /**
     * Stores what came in, once for each name.
     *
     * @param lines one for each article
     * @return whether it was not known
     * @throws RestockConflict if it is known with other lines
     */
    public boolean receive(String name, List<RestockLine> lines, String by) {
        boolean created = restocks.create(name, lines, by);
        if (created) {
            outbox.append(new BookRestock(name));
        } else if (!restocks.has(name, lines)) {
            throw new RestockConflict(name);
        }
        return created;
    }

    public Optional<RestockView> find(String name) {
        return restocks.find(name).map(Restock::view);
    }

    /** Books the next part and asks for the one behind it. */
    public void bookPart(String name) {
        var restock = restocks.locked(name).orElseThrow(() -> new PermanentFailure("there is no restock " + name));
        if (restock.isBooked()) {
            return;
        }
        int after = restock.booked();
        restocks.book(name, after, after + PART);
        restock.booked(after + PART, clock.instant());
        if (!restock.isBooked()) {
            outbox.append(new BookRestock(name));
        }
    }
}
