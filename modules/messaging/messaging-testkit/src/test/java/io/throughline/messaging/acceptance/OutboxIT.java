package io.throughline.messaging.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.ContractViolation;
import io.throughline.testbed.Probes;
import io.throughline.testbed.TestbedArchive;
import io.throughline.testbed.TestbedState;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class OutboxIT {

    @Deployment
    static EnterpriseArchive ear() {
        return TestbedArchive.ear(OutboxIT.class);
    }

    @Inject
    private Probes probes;

    @Inject
    private TestbedState state;

    @Test
    void commitLeavesEntityAndEvent() {
        probes.send("outbox-commit", 3);
        await().untilAsserted(() -> assertThat(state.steps("outbox-commit")).containsExactly(1, 2, 3));
        assertThat(state.probes("outbox-commit")).isEqualTo(1);
        assertThat(state.sequences("outbox-commit")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void rollbackLeavesNeitherEntityNorEvent() {
        assertThatThrownBy(() -> probes.sendAndFail("outbox-rollback")).isInstanceOf(IllegalStateException.class);
        assertThat(state.probes("outbox-rollback")).isZero();
        assertThat(state.stored("outbox-rollback")).isZero();
    }

    @Test
    void appendWithoutTransactionIsRefused() {
        assertThatThrownBy(() -> probes.sendWithoutTransaction("outbox-none"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void eventAgainstItsSchemaIsRefusedAndNothingIsKept() {
        assertThatThrownBy(() -> probes.sendInvalid("outbox-invalid"))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("/step");
        assertThat(state.probes("outbox-invalid")).isZero();
    }
}
