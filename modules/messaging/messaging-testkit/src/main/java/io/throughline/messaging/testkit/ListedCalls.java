package io.throughline.messaging.testkit;

import io.throughline.messaging.OutgoingCall;
import io.throughline.messaging.OutgoingCalls;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** For adapters that are tested without a server: makes the calls, and lists them with their outcomes. */
public final class ListedCalls implements OutgoingCalls {

    /**
     * One call that was made.
     *
     * @param outcome as the timeline would have it
     */
    public record Listed(OutgoingCall call, String outcome) {}

    private final List<Listed> list = new CopyOnWriteArrayList<>();

    @Override
    public <T> T make(OutgoingCall call, Function<Attempt, T> attempt) {
        var answered = new String[] {null};
        var outcome = "failed";
        try {
            T result = attempt.apply(new Attempt() {
                @Override
                public Map<String, String> headers() {
                    return Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
                }

                @Override
                public void answered(String word) {
                    answered[0] = word;
                }
            });
            outcome = "ok";
            return result;
        } finally {
            list.add(new Listed(call, answered[0] == null ? outcome : answered[0]));
        }
    }

    public List<Listed> list() {
        return List.copyOf(list);
    }
}
