package io.throughline.sandbox.fault;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The faults in force, in the order they were asked for. They live in memory: a restart ends them all. */
public final class Faults {
    private final List<Fault> inForce = new CopyOnWriteArrayList<>();
    private final AtomicLong lastId = new AtomicLong();

    Fault add(FaultPlan plan) {
        Fault fault = new Fault("fault-" + lastId.incrementAndGet(), plan);
        inForce.add(fault);
        return fault;
    }

    List<Fault> list() {
        return List.copyOf(inForce);
    }

    boolean remove(String id) {
        return inForce.removeIf(fault -> fault.id().equals(id));
    }

    void clear() {
        inForce.clear();
    }

    /** At most one fault strikes a call: the first in order that does. */
    public Optional<Strike> strike(FaultTarget target, String operation) {
        return inForce.stream()
                .filter(fault -> fault.plan().covers(target, operation))
                .flatMap(fault -> fault.strike().stream()
                        .map(moment -> new Strike(fault.plan().effect(), moment)))
                .findFirst();
    }
}
