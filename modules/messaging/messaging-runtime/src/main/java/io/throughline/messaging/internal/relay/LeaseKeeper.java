package io.throughline.messaging.internal.relay;

import io.throughline.messaging.internal.DatabaseFailure;
import io.throughline.messaging.internal.wire.Shards;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Once a second: keeps this node's leases, shares shards with other nodes, and looks for what no signal told of. */
@ApplicationScoped
class LeaseKeeper {

    private static final Logger LOG = System.getLogger(LeaseKeeper.class.getName());
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(2 * LeaseTable.LEASE_SECONDS);

    @Inject
    private LeaseTable table;

    @Inject
    private ParkedEvents parked;

    @Inject
    private ScheduledEvents scheduled;

    @Inject
    private LogReader log;

    @Inject
    private FreshEvents fresh;

    @Inject
    private CursorMover mover;

    @Inject
    private RelaySignal signal;

    @Inject
    private OtherNodes otherNodes;

    @Inject
    private RelaySettings settings;

    private final Leases leases = new Leases();
    private final Backoff complaints = new Backoff();
    private Node node;
    private final Membership membership = new Membership();
    private boolean first = true;

    @PostConstruct
    void name() {
        node = Node.named(settings.node());
    }

    Leases leases() {
        return leases;
    }

    Node node() {
        return node;
    }

    void tick(List<RelayWorker> workers) {
        membership.renew(() -> keep(workers));
    }

    private void keep(List<RelayWorker> workers) {
        try {
            renew(workers);
            long entered = scheduled.release();
            signal.raiseUnread(entered | parked.dueShards() | log.pending(leases.of(leases.owned())));
            complaints.succeeded();
        } catch (RuntimeException e) {
            complaints.failed();
            if (complaints.worthLogging()) {
                LOG.log(Level.WARNING, "cannot renew the relay's leases, trying again every second: {0}", e.toString());
            }
        }
    }

    private void renew(List<RelayWorker> workers) {
        long since = System.nanoTime();
        var renewal = table.renew(node, abandonStuck(workers), first);
        first = false;
        otherNodes.alone(renewal.alone());
        var claimed = renewal.claimed().stream().map(Cursor::shard).toList();
        if (!claimed.isEmpty()) {
            parked.load(claimed);
        }
        leases.renewed(renewal.kept(), renewal.claimed(), since, LeaseTable.LEASE_SECONDS);
        signal.own(leases.owned());
        fresh.retain(leases.owned());
        if (renewal.surplus() > 0) {
            giveBack(renewal.surplus());
        }
    }

    private List<Integer> abandonStuck(List<RelayWorker> workers) {
        long stuck = 0;
        for (var worker : workers) {
            long shards = worker.stuck(STUCK_NANOS);
            if (shards != 0) {
                worker.disconnect();
                stuck |= shards;
            }
        }
        return Shards.list(stuck);
    }

    // Only idle shards, so that none is in two hands; first out of this node's sight, then out of its name.
    private void giveBack(int surplus) {
        long idle = leases.owned() & ~signal.busy();
        var given = new ArrayList<>(Shards.list(idle)).subList(0, Math.min(surplus, Long.bitCount(idle)));
        long bits = given.stream().mapToLong(shard -> 1L << shard).sum();
        signal.own(leases.owned() & ~bits);
        if ((signal.busy() & bits) == 0) {
            mover.save(node, leases);
            given.forEach(leases::lose);
            table.release(node, given);
        }
    }

    /** Writes down what was published since the last time. */
    void save() {
        try {
            mover.save(node, leases);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "cursors are saved with the next try", e);
        }
    }

    /** Gives everything back; a tick that is under way ends first, and none follows. */
    void leave() {
        membership.end(this::giveAllBack);
    }

    private void giveAllBack() {
        try {
            mover.save(node, leases);
            table.release(node, Shards.list(Shards.ALL));
            table.leave(node);
        } catch (DatabaseFailure e) {
            LOG.log(Level.DEBUG, "the leases run out by themselves", e);
        }
    }
}
