package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.internal.inbox.DuplicateCount;
import io.throughline.testbed.DirectMessage;
import io.throughline.testbed.Gate;
import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

class WorkQueueIT extends WithinTheTestbed {

    private static final String CONSUMER = "testbed.filing";
    private static final String WITHIN = "within the transaction";

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @Inject
    private Gate gate;

    @Inject
    private DuplicateCount duplicates;

    @Test
    void sessionThatIsBusyKeepsNoJobFromTheOther() {
        gate.close("work-busy/1");
        try {
            probes.file("work-busy", 30);
            await().until(() -> gate.reached("work-busy/1"));
            await().untilAsserted(() -> assertThat(state.steps("work-busy")).hasSize(29));
        } finally {
            gate.open("work-busy/1");
        }
        await().untilAsserted(() -> assertThat(state.steps("work-busy")).hasSize(30));
        assertThat(state.steps("work-busy")).doesNotHaveDuplicates().endsWith(1);
    }

    @Test
    void jobThatFailsIsTriedAgainWhileLaterOnesGoOn() {
        state.script("work-fails", 1, WITHIN, "fail", 2);
        probes.file("work-fails", 4);
        await().untilAsserted(() -> assertThat(state.steps("work-fails")).containsExactlyInAnyOrder(1, 2, 3, 4));
        assertThat(state.steps("work-fails")).endsWith(1);
    }

    @Test
    void jobThatIsDeliveredThriceHasOneEffect() {
        long before = duplicates.of(CONSUMER);
        var job = DirectMessage.to(CONSUMER, "testbed.file-probe", "work-thrice");
        for (int delivery = 0; delivery < 3; delivery++) {
            job.send();
        }
        await().untilAsserted(() -> assertThat(duplicates.of(CONSUMER)).isEqualTo(before + 2));
        assertThat(state.steps("work-thrice")).containsExactly(1);
    }

    @Test
    void jobOfATransactionThatFailedIsNotDone() {
        assertThatThrownBy(() -> probes.fileAndFail("work-undone")).isInstanceOf(IllegalStateException.class);
        probes.file("work-undone", 1);
        await().untilAsserted(() -> assertThat(state.steps("work-undone")).containsExactly(1));
        assertThat(state.stored("work-undone")).isEqualTo(1);
    }

    @Test
    void jobsCountApartFromTheEventsOfTheirKey() {
        probes.file("work-beside", 1);
        probes.send("work-beside", 1);
        await().untilAsserted(() -> assertThat(state.steps("work-beside")).containsExactlyInAnyOrder(1, 2));
        assertThat(state.sequences("work-beside")).containsExactly(1L, 1L);
    }
}
