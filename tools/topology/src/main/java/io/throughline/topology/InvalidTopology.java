package io.throughline.topology;

/** The declarations cannot be turned into a topology; the message says which file and why. */
public class InvalidTopology extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidTopology(String message) {
        super(message);
    }

    public InvalidTopology(String message, Throwable cause) {
        super(message, cause);
    }
}
