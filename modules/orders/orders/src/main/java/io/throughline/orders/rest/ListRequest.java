package io.throughline.orders.rest;

import io.throughline.orders.OrderFilter;
import io.throughline.orders.OrderStatus;
import io.throughline.problem.FieldError;
import io.throughline.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The query parameters of a list of orders; an empty one counts as not given. */
public class ListRequest {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    @QueryParam("customer")
    String customer;

    @QueryParam("status")
    String status;

    @QueryParam("cursor")
    String cursor;

    @QueryParam("limit")
    String limit;

    int limit() {
        return isGiven(limit) ? Integer.parseInt(limit) : DEFAULT_LIMIT;
    }

    /** Names every wrong parameter at once. */
    OrderFilter filter() {
        var errors = errors();
        if (!errors.isEmpty()) {
            throw ProblemException.badRequest(
                    "The query has " + errors.size() + " wrong parameter(s); see errors.",
                    errors.toArray(FieldError[]::new));
        }
        return new OrderFilter(
                isGiven(customer) ? customer : null,
                isGiven(status) ? OrderStatus.valueOf(status) : null,
                isGiven(cursor) ? Cursor.read(cursor).orElseThrow() : null);
    }

    private List<FieldError> errors() {
        var errors = new ArrayList<FieldError>();
        if (isGiven(limit) && !isLimit(limit)) {
            errors.add(FieldError.parameter("limit", "must be a number from 1 to " + MAX_LIMIT));
        }
        if (isGiven(status) && !isStatus(status)) {
            errors.add(FieldError.parameter("status", "must be one of " + List.of(OrderStatus.values())));
        }
        if (isGiven(customer) && customer.indexOf(0) >= 0) {
            errors.add(FieldError.parameter("customer", "contains a character that no customer id has"));
        }
        if (isGiven(cursor) && Cursor.read(cursor).isEmpty()) {
            errors.add(FieldError.parameter("cursor", "is not one that a list of orders gave"));
        }
        return errors;
    }

    private static boolean isStatus(String text) {
        return Stream.of(OrderStatus.values()).anyMatch(known -> known.name().equals(text));
    }

    private static boolean isLimit(String text) {
        return text.matches("[1-9]\\d{0,2}") && Integer.parseInt(text) <= MAX_LIMIT;
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isEmpty();
    }
}
