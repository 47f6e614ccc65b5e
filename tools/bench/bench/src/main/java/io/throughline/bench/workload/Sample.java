package io.throughline.bench.workload;

import io.throughline.messaging.internal.wire.Shards;
import java.util.stream.IntStream;

/** The events of the workloads: 500 bytes, 1000 keys. */
final class Sample {

    static final int ACCOUNTS = 1000;
    static final String CONTEXT = "bench";
    static final String NOTE = "n".repeat(450);

    /** Stands for any account in {@link #data}. */
    static final String ACCOUNT = "#account";

    private Sample() {}

    static String account(long number) {
        return "account-" + number % ACCOUNTS;
    }

    static String data(String account, long number) {
        return "{\"account\":\"" + account + "\",\"number\":" + number + ",\"note\":\"" + NOTE + "\"}";
    }

    /** The shard of each account. */
    static Short[] shards() {
        return IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> (short) Shards.of(CONTEXT, account(i)))
                .toArray(Short[]::new);
    }
}
