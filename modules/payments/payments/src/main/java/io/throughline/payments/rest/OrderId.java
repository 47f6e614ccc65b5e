package io.throughline.payments.rest;

import io.throughline.payments.OrderReference;
import io.throughline.problem.FieldError;
import io.throughline.problem.ProblemException;
import java.util.UUID;

final class OrderId {

    private OrderId() {}

    static UUID checked(String orderId) {
        return isWellFormed(orderId) ? UUID.fromString(orderId) : refused(orderId);
    }

    private static UUID refused(String orderId) {
        throw ProblemException.badRequest(
                "An order is needed to look for its payments.",
                FieldError.parameter("orderId", orderId == null ? "is required" : "must be a UUID"));
    }

    static boolean isWellFormed(String orderId) {
        return orderId != null && OrderReference.orderId(orderId).isPresent();
    }
}
