package io.throughline.webhooks;

import java.util.UUID;

/** There is none, or it is somebody else's. */
public class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NotFound(String message) {
        super(message);
    }

    static NotFound subscription(UUID id) {
        return new NotFound("There is no subscription " + id + ".");
    }

    static NotFound delivery(UUID id) {
        return new NotFound("The subscription has no delivery " + id + ".");
    }
}
