package io.throughline.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, to be closed in the opposite order, all of it even when some of it fails. */
final class Closing implements AutoCloseable {
    /** Something whose closing throws nothing checked. */
    interface Part extends AutoCloseable {
        @Override
        void close();
    }

    private final Deque<Part> open = new ArrayDeque<>();

    void add(Part part) {
        open.push(part);
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
