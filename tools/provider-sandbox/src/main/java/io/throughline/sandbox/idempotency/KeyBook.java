package io.throughline.sandbox.idempotency;

import java.util.Optional;

/** The ledger of a provider, as {@link KeyedCalls} reads and writes it. An entry is on disk when a method returns. */
public interface KeyBook<C extends KeyBook.Decision> {
    /** What carrying out a call leads to. */
    interface Decision {
        Answer answer();
    }

    /** A call that was carried out. */
    interface Kept {
        KeyedCall call();

        Answer answer();
    }

    Optional<? extends Kept> completed(String key);

    void complete(KeyedCall call, C change);

    void repeated(String key, Repetition as);
}
