package io.throughline.testbed;

import io.throughline.messaging.DependencyUnavailable;
import io.throughline.messaging.OutgoingCall;
import io.throughline.messaging.OutgoingCalls;
import io.throughline.messaging.PermanentFailure;
import io.throughline.testbed.events.ProbeSent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;

/** What goes wrong when a step is handled: lines of {@code testbed.script}, each striking a given number of times. */
@ApplicationScoped
public class Script {

    @Inject
    private ScriptLines lines;

    @Inject
    private OutgoingCalls calls;

    public void play(String place, ProbeSent event) {
        var action = lines.next(event.probe(), event.step(), place);
        if (action == null) {
            return;
        }
        switch (action) {
            case "hold" -> hold();
            case "call" -> call();
            case "error" -> throw new AssertionError("scripted: error");
            case "put off" ->
                throw new DependencyUnavailable("scripted: put off", null) {
                    @Override
                    public boolean isForThisEventOnly() {
                        return true;
                    }
                };
            case "away" -> throw new DependencyUnavailable("scripted: away", null);
            case "permanent" -> throw new PermanentFailure("scripted: permanent");
            default -> throw new IllegalStateException("scripted: " + action);
        }
    }

    /** A call to another system, which answers that it cannot. */
    private void call() {
        calls.make(OutgoingCall.toProvider("elsewhere", "ask"), attempt -> {
            attempt.answered(503);
            throw new IllegalStateException("scripted: call");
        });
    }

    /** Keeps this thread where it is, until its process is killed. */
    static void hold() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("scripted: held", e);
        }
    }
}
