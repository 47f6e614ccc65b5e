package io.throughline.messaging.internal.failure;

/** A line of a stack trace, without file and line number. */
record Frame(String className, String method) {

    @Override
    public String toString() {
        return className + "." + method;
    }
}
