package io.throughline.sandbox.fault;

import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Reply;

/** A provider's operation in two steps, so that a slow provider can be met in the middle of its work. */
@FunctionalInterface
public interface Operation {

    /** Checks the call and claims what it needs. Throws {@link Problem} to refuse. */
    Work begin(Call call);

    /** The rest of a call that has begun. */
    @FunctionalInterface
    interface Work {
        /** Does the work and answers. Throws {@link Problem} to refuse. */
        Reply complete();
    }
}
