package io.throughline.sandbox.idempotency;

import java.util.HashMap;
import java.util.Map;

/** How often each key of a ledger came again, and all of them together. Not safe for threads: its ledger is. */
public final class KeyUses {
    private final Map<String, KeyUse> uses = new HashMap<>();
    private KeyUse all = KeyUse.NONE;

    public void count(String key, Repetition repetition) {
        KeyUse use = KeyUse.of(repetition);
        uses.merge(key, use, KeyUse::plus);
        all = all.plus(use);
    }

    public KeyUse of(String key) {
        return uses.getOrDefault(key, KeyUse.NONE);
    }

    public KeyUse all() {
        return all;
    }
}
