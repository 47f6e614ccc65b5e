package io.throughline.messaging.internal.relay;

class LawfulCounter {
    private long count;

    synchronized void add() {
        count++;
    }
}
