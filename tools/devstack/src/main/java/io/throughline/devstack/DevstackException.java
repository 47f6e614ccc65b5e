package io.throughline.devstack;

/** Says in one sentence what went wrong and what to do about it. */
public final class DevstackException extends RuntimeException {

    private final Failure failure;

    public DevstackException(Failure failure, String sentence) {
        super(sentence);
        this.failure = failure;
    }

    public DevstackException(Failure failure, String sentence, Throwable cause) {
        super(sentence, cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
