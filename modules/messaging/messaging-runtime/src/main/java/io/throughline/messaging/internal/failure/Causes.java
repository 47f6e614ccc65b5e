package io.throughline.messaging.internal.failure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

/** A failure and what caused it. */
public final class Causes {

    private Causes() {}

    /** The root last. It ends where causes go in a circle, which Java allows. */
    public static List<Throwable> of(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        for (var cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    public static Throwable root(Throwable failure) {
        var causes = of(failure);
        return causes.get(causes.size() - 1);
    }
}
