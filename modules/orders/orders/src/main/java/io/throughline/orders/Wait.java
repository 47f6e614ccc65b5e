package io.throughline.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What an order waits for in its present status, and until when.
 *
 * <p>The clock stands still during outages: when the wait is over but the context it waits for has not had its turn yet,
 * it is put off, up to the outage bound. Once that context has handled the event, its answer may still be on the way, and
 * is given a moment.
 */
@Embeddable
class Wait {

    /** Looked at again after this time while the other side has not had its turn. */
    static final Duration PUT_OFF = Duration.ofSeconds(20);

    /** What an answer that was committed may need to arrive. */
    static final Duration ON_THE_WAY = Duration.ofMinutes(1);

    @Column(name = "wait_ends_at")
    private Instant endsAt;

    @Column(name = "wait_check_at")
    private Instant checkAt;

    @Column(name = "wait_event")
    private UUID event;

    @Column(name = "wait_handled_at")
    private Instant handledAt;

    Wait() {}

    /** @param event whose answer is waited for, or null if the one that answers is not one of ours */
    Wait(Instant endsAt, UUID event) {
        this.endsAt = endsAt;
        this.checkAt = endsAt;
        this.event = event;
    }

    UUID event() {
        return event;
    }

    boolean isDue(Instant now) {
        return checkAt != null && !checkAt.isAfter(now);
    }

    /**
     * Whether it is over, now that it is due; otherwise it is put off.
     *
     * @param handled whether everybody it waits for has handled the event
     */
    boolean isOver(boolean handled, Duration outageBound, Instant now) {
        if (event == null || !now.isBefore(endsAt.plus(outageBound))) {
            return true;
        }
        if (!handled) {
            checkAt = now.plus(PUT_OFF);
            return false;
        }
        if (handledAt == null) {
            handledAt = now;
            checkAt = now.plus(ON_THE_WAY);
            return false;
        }
        return true;
    }

    /** Nothing follows by itself: it was told to people. */
    void end() {
        checkAt = null;
    }
}
