package io.throughline.webhooks;

import static io.throughline.webhooks.DeliveryState.CANCELLED;
import static io.throughline.webhooks.DeliveryState.DELIVERED;
import static io.throughline.webhooks.DeliveryState.FAILED;
import static io.throughline.webhooks.DeliveryState.MISSED;
import static io.throughline.webhooks.DeliveryState.PENDING;

import io.throughline.webhooks.provider.Answer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One event for one subscription; its id is what the receiver knows it by. */
@Entity
@Table(name = "delivery")
class Delivery {

    @Id
    @Column(name = "delivery_id")
    private UUID id;

    @Column(name = "subscription_id")
    private UUID subscriptionId;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(name = "event_type")
    private String eventType;

    @Column(name = "event_key")
    private String eventKey;

    private String traceparent;

    private byte[] body;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "last_status")
    private Integer lastStatus;

    @Column(name = "last_error")
    private String lastError;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Delivery() {}

    Delivery(UUID id, Instant now) {
        this.id = id;
        this.state = PENDING;
        this.nextAttemptAt = now;
        this.changedAt = now;
    }

    boolean isOf(UUID subscription) {
        return subscriptionId.equals(subscription);
    }

    DeliveryState state() {
        return state;
    }

    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    int attempts() {
        return attempts;
    }

    /**
     * Notes what became of an attempt. Whoever hears of a success may say so; a failure counts only if nobody else has
     * decided since the attempt began.
     *
     * @param known how many attempts had been known when this one began
     */
    void attempted(Answer answer, int known, RetrySchedule schedule, Instant now) {
        boolean decided =
                answer.isSuccess() ? state != PENDING && state != MISSED : state != PENDING || attempts != known;
        if (decided) {
            return;
        }
        attempts = known + 1;
        lastStatus = answer.status() > 0 ? answer.status() : null;
        lastError = answer.error();
        var delay = answer.isFinal() ? null : schedule.delayAfter(attempts, answer.retryAfter());
        if (answer.isSuccess()) {
            become(DELIVERED, null, now);
        } else if (delay == null) {
            become(FAILED, null, now);
        } else {
            nextAttemptAt = now.plus(delay);
            changedAt = now;
        }
    }

    /** Sends it once more from the start of the schedule; what is on its way is only hurried. */
    void resend(Instant now) {
        if (state == PENDING) {
            nextAttemptAt = nextAttemptAt.isBefore(now) ? nextAttemptAt : now;
        } else {
            attempts = 0;
            become(PENDING, now, now);
        }
    }

    void cancel(Instant now) {
        if (state == PENDING) {
            become(CANCELLED, null, now);
        }
    }

    /** Its subscription is disabled. */
    void miss(Instant now) {
        if (state == PENDING) {
            become(MISSED, null, now);
        }
    }

    private void become(DeliveryState next, Instant due, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("delivery " + id + " cannot go from " + state + " to " + next);
        }
        state = next;
        nextAttemptAt = due;
        changedAt = now;
    }
}
