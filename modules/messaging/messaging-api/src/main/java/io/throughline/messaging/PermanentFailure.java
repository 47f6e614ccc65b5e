package io.throughline.messaging;

/**
 * A failure that no repetition will mend. A message whose handler ends with it, itself or as a cause, goes to the
 * consumer's dead-letter address at once. Name it in {@code @Retry(abortOn = PermanentFailure.class)}.
 */
public class PermanentFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PermanentFailure(String message) {
        super(message);
    }

    public PermanentFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
