package io.throughline.problem;

import java.util.LinkedHashSet;
import java.util.Set;

/** A failure and what caused it. */
final class Causes {

    private Causes() {}

    /** The root last. It ends where causes go in a circle, which Java allows. */
    static Set<Throwable> of(Throwable failure) {
        var causes = new LinkedHashSet<Throwable>();
        var cause = failure;
        while (cause != null && causes.add(cause)) {
            cause = cause.getCause();
        }
        return causes;
    }
}
