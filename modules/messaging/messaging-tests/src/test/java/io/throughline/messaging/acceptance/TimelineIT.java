package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.Activities;
import io.throughline.messaging.Activity;
import io.throughline.messaging.BlockedKeys;
import io.throughline.messaging.OutgoingCall;
import io.throughline.messaging.OutgoingCalls;
import io.throughline.messaging.TimelineEntry;
import io.throughline.messaging.TimelineEntry.Kind;
import io.throughline.messaging.Timelines;
import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineIT extends WithinTheTestbed {

    private static final String CONSUMER = "testbed.testbed-events";
    private static final String WITHIN = "within the transaction";

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @Inject
    private Timelines timelines;

    @Inject
    private Activities activities;

    @Inject
    private OutgoingCalls calls;

    @Inject
    private BlockedKeys blockedKeys;

    @Inject
    private UserTransaction transaction;

    @Test
    void tellsEveryEventOfAKeyAndThatItWasHandled() {
        probes.send("told", 3);
        probes.send("told", 2);
        await().untilAsserted(() -> assertThat(deliveries("told"))
                .extracting(TimelineEntry::outcome)
                .containsExactly("handled", "handled", "handled", "handled", "handled"));
        assertThat(of("told", Kind.EVENT)).extracting(TimelineEntry::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(timelines.of("told").complete()).isTrue();
    }

    @Test
    void knowsOfNoTraceWithoutACollector() {
        probes.send("untraced", 1);
        assertThat(timelines.of("untraced").entries())
                .isNotEmpty()
                .extracting(TimelineEntry::traceId)
                .containsOnlyNulls();
    }

    @Test
    void saysOfWhatIsNotHandledWhatItWaitsFor() {
        state.script("waits", 1, WITHIN, "permanent", 1);
        probes.send("waits", 2);
        await().untilAsserted(() -> assertThat(state.held("waits")).isEqualTo(1));

        await().untilAsserted(() -> assertThat(deliveries("waits"))
                .extracting(TimelineEntry::outcome)
                .containsExactly("dead-lettered", "held"));
        var deliveries = deliveries("waits");
        assertThat(deliveries.get(0).detail()).contains("scripted: permanent");
        assertThat(deliveries.get(1).detail())
                .contains(deliveries.get(0).eventId().toString());
        assertThat(of("waits", Kind.ATTEMPT)).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo("failed-for-good");
            assertThat(attempt.consumer()).isEqualTo(CONSUMER);
            assertThat(attempt.node()).isNotBlank();
        });

        blockedKeys.discard(CONSUMER, "waits", deliveries.get(0).eventId(), "tester", "poison");
        await().untilAsserted(() -> assertThat(deliveries("waits"))
                .extracting(TimelineEntry::outcome)
                .containsExactly("discarded", "handled"));
        assertThat(deliveries("waits").get(0).detail()).isEqualTo("by tester: poison");
    }

    @Test
    void countsTheFailedAttemptsAndKnowsTheNext() {
        state.script("retries", 1, WITHIN, "fail", 100);
        probes.send("retries", 1);
        await().untilAsserted(() -> assertThat(deliveries("retries"))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.nextAttemptAt()).isNotNull()));
        await().untilAsserted(() -> assertThat(state.blockState("retries")).isEqualTo("DEAD_LETTERED"));
        assertThat(of("retries", Kind.ATTEMPT))
                .extracting(TimelineEntry::attempt)
                .containsExactly(1, 2, 3, 4);
    }

    /** The first fails as it comes, the others in their turn among what is held. */
    @Test
    void keepsWhereEachAttemptFailedAndKnowsWhichFailedAlike() {
        state.script("alike", 1, WITHIN, "fail", 100);
        state.script("unlike", 1, WITHIN, "permanent", 1);
        probes.send("alike", 1);
        probes.send("unlike", 1);
        await().untilAsserted(() -> assertThat(state.blockState("alike")).isEqualTo("DEAD_LETTERED"));
        await().untilAsserted(() -> assertThat(state.blockState("unlike")).isEqualTo("DEAD_LETTERED"));

        var alike = state.failures("alike");
        assertThat(alike)
                .hasSize(4)
                .allSatisfy(failure -> assertThat(failure)
                        .contains("java.lang.IllegalStateException")
                        .contains("\tat io.throughline.testbed.messaging.RecordStepOnProbeSent.")
                        .doesNotContain("scripted"));
        assertThat(alike).extracting(TimelineIT::fingerprint).containsOnly(fingerprint(alike.get(0)));
        assertThat(state.failures("unlike"))
                .singleElement()
                .extracting(TimelineIT::fingerprint)
                .isNotEqualTo(fingerprint(alike.get(0)));
    }

    private static String fingerprint(String failure) {
        return failure.substring(0, failure.indexOf(' '));
    }

    @Test
    void keepsTheCallsOfADeliveryThatFailed() {
        state.script("calls", 1, "after the commit", "call", 2);
        probes.send("calls", 1);
        await().untilAsserted(() -> assertThat(of("calls", Kind.PROVIDER_CALL)).hasSize(2));
        assertThat(of("calls", Kind.PROVIDER_CALL)).allSatisfy(call -> {
            assertThat(call.name()).isEqualTo("elsewhere ask");
            assertThat(call.outcome()).isEqualTo("503");
            assertThat(call.detail()).contains("scripted: call");
            assertThat(call.eventId()).isNotNull();
            assertThat(call.duration()).isNotNull();
        });
    }

    @Test
    void recordsACallOutsideOfADeliveryAtOnceAlsoIfItFails() {
        var call = OutgoingCall.webhook("customer", "testbed.probe-sent")
                .about("outside")
                .attempt(3);
        assertThat(calls.<String>make(call, attempt -> "answer")).isEqualTo("answer");
        assertThatThrownBy(() -> calls.make(call, attempt -> {
                    throw new IllegalArgumentException("no\0answer");
                }))
                .hasMessage("no\0answer");
        assertThat(of("outside", Kind.WEBHOOK))
                .extracting(TimelineEntry::outcome)
                .containsExactly("ok", "failed");
        assertThat(of("outside", Kind.WEBHOOK))
                .extracting(TimelineEntry::attempt)
                .containsOnly(3);
    }

    @Test
    void recordsAnActivityIfAndOnlyIfItsTransactionCommits() throws Exception {
        transaction.begin();
        activities.record(Activity.of(Activity.Kind.REQUEST, "committed", "asked", "accepted"));
        transaction.commit();
        transaction.begin();
        activities.record(Activity.of(Activity.Kind.REQUEST, "rolled-back", "asked", "accepted"));
        transaction.rollback();
        assertThat(of("committed", Kind.REQUEST)).hasSize(1);
        assertThat(of("rolled-back", Kind.REQUEST)).isEmpty();
    }

    @Test
    void showsAnEventThatIsNotDueYet() {
        probes.sendLater("not-due", Duration.ofHours(1));
        assertThat(of("not-due", Kind.EVENT)).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo("scheduled");
            assertThat(event.nextAttemptAt()).isAfter(Instant.now());
        });
    }

    @Test
    void saysWhenThereIsMoreThanItTells() {
        var key = "much-" + UUID.randomUUID();
        IntStream.range(0, 1_001)
                .forEach(i -> activities.record(Activity.of(Activity.Kind.REQUEST, key, "asked", "accepted")));
        var timeline = timelines.of(key);
        assertThat(timeline.complete()).isFalse();
        assertThat(timeline.entries()).hasSize(1_000);
    }

    private List<TimelineEntry> deliveries(String key) {
        return of(key, Kind.DELIVERY);
    }

    private List<TimelineEntry> of(String key, Kind kind) {
        return timelines.of(key).entries().stream()
                .filter(entry -> entry.kind() == kind)
                .toList();
    }
}
