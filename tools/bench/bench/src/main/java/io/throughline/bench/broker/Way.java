package io.throughline.bench.broker;

/** A way of sending durable messages. */
enum Way {
    BLOCKING(1),
    TRANSACTED_1(1),
    TRANSACTED_10(10),
    TRANSACTED_100(100),
    TRANSACTED_500(500),
    ASYNC(500);

    final int batch;

    Way(int batch) {
        this.batch = batch;
    }

    boolean transacted() {
        return name().startsWith("TRANSACTED");
    }

    /** Few messages where each one waits for the disk. */
    int bulk() {
        return batch == 1 ? 1_500 : batch == 10 ? 8_000 : 40_000;
    }
}
