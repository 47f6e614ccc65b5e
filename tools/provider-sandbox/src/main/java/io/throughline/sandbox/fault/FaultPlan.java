package io.throughline.sandbox.fault;

import java.util.List;

/** A fault as asked for. A null operation means all; the ignored settings are those its mode does not heed. */
record FaultPlan(FaultTarget target, String operation, Incidence incidence, Effect effect, List<String> ignored) {

    boolean covers(FaultTarget calledTarget, String calledOperation) {
        return target == calledTarget && (operation == null || operation.equals(calledOperation));
    }
}
