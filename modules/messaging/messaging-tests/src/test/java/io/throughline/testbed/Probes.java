package io.throughline.testbed;

import io.throughline.messaging.AppendOptions;
import io.throughline.messaging.Outbox;
import io.throughline.testbed.events.ProbeSent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Writes an entity and appends events, in one transaction. */
@ApplicationScoped
public class Probes {

    @PersistenceContext(unitName = "testbed")
    private EntityManager entities;

    @Inject
    private Outbox outbox;

    @Inject
    private LastMoment lastMoment;

    @Transactional
    public void send(String id, int steps) {
        var probe = lockedOrNew(id);
        for (int i = 0; i < steps; i++) {
            outbox.append(new ProbeSent(id, probe.nextStep()));
        }
    }

    /** Asks for the next steps to be filed, in one transaction. */
    @Transactional
    public void file(String id, int steps) {
        var probe = lockedOrNew(id);
        for (int i = 0; i < steps; i++) {
            outbox.append(new FileProbe(id, probe.nextStep()));
        }
    }

    @Transactional
    public void fileAndFail(String id) {
        file(id, 1);
        throw new IllegalStateException("rolled back on purpose");
    }

    @Transactional
    public void sendAndFail(String id) {
        send(id, 1);
        throw new IllegalStateException("rolled back on purpose");
    }

    /** Appends first and touches the entity afterwards, then waits: a commit that comes late. */
    @Transactional
    public void sendSlowly(String id, Runnable beforeCommit) {
        send(id, 1);
        beforeCommit.run();
    }

    /** Everything is done for the commit, and it never comes. */
    @Transactional
    public void sendAndHold(String id, int steps) {
        send(id, steps);
        lastMoment.hold(id);
    }

    @Transactional
    public UUID sendLater(String id, Duration delay) {
        var probe = lockedOrNew(id);
        var options = AppendOptions.NONE
                .dueAt(Instant.now().plus(delay))
                .tenant("acme")
                .header("lane", "slow");
        return outbox.append(new ProbeSent(id, probe.nextStep()), options);
    }

    @Transactional
    public void sendInvalid(String id) {
        lockedOrNew(id);
        outbox.append(new ProbeSent(id, 0));
    }

    public void sendWithoutTransaction(String id) {
        outbox.append(new ProbeSent(id, 1));
    }

    private Probe lockedOrNew(String id) {
        var probe = entities.find(Probe.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (probe == null) {
            probe = new Probe(id);
            entities.persist(probe);
        }
        return probe;
    }
}
