package io.throughline.notifications.rest;

import io.throughline.problem.FieldError;
import io.throughline.problem.ProblemException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Stricter than {@link UUID#fromString}, which takes {@code 1-1-1-1-1}. */
final class OrderId {

    private static final Pattern FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private OrderId() {}

    static UUID checked(String orderId) {
        if (!isWellFormed(orderId)) {
            throw ProblemException.badRequest(
                    "An order is needed to look for its mails.",
                    FieldError.parameter("orderId", orderId == null ? "is required" : "must be a UUID"));
        }
        return UUID.fromString(orderId);
    }

    static boolean isWellFormed(String orderId) {
        return orderId != null && FORM.matcher(orderId).matches();
    }
}
