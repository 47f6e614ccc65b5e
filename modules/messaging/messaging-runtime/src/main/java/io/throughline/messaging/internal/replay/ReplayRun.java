package io.throughline.messaging.internal.replay;

import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One replay on this node, step by step until it halts, or another node has it. */
class ReplayRun implements Runnable {

    private static final Logger LOG = System.getLogger(ReplayRun.class.getName());

    private static final long PAUSE_MILLIS = 50;
    private static final long LONG_PAUSE_MILLIS = 1_000;

    private final UUID replay;
    private final String owner;
    private final RunTable table;
    private final ReplaySteps steps;
    private final ReplayRunner runner;
    private final CountDownLatch stopping;
    private final Room room = new Room();

    ReplayRun(UUID replay, ReplayRunner runner, RunTable table, ReplaySteps steps, CountDownLatch stopping) {
        this.replay = replay;
        this.owner = runner.owner();
        this.runner = runner;
        this.table = table;
        this.steps = steps;
        this.stopping = stopping;
    }

    @Override
    public void run() {
        try (var sender = runner.sender(replay)) {
            while (table.renew(replay, owner)) {
                long pause = step(sender);
                if (stopping.await(pause, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            table.leave(replay, owner);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.WARNING, "replay {0} is interrupted and goes on in some seconds: {1}", replay, e.toString());
        } finally {
            runner.finished(replay);
        }
    }

    /** @return milliseconds until the next one */
    private long step(ReplaySender sender) throws JMSException {
        var progress = table.settle(replay);
        var next = progress.next();
        if (progress.wantsCanaries() && table.chooseCanaries(replay)) {
            return 0;
        }
        if (next != progress.state()) {
            LOG.log(Level.INFO, "replay {0} is {1}", replay, next);
            table.move(replay, progress.state(), next, progress.stopsFor());
            return 0;
        }
        int allowed = room.of(progress, System.nanoTime());
        if (allowed > 0) {
            room.used(steps.send(replay, progress.sendsCanaries(), allowed, sender));
        }
        return progress.sends() ? PAUSE_MILLIS : LONG_PAUSE_MILLIS;
    }
}
