package io.throughline.orders.rest;

import io.throughline.orders.OrderNotCancellable;
import io.throughline.problem.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 409 with the reason. */
@Provider
public class OrderNotCancellableMapper implements ExceptionMapper<OrderNotCancellable> {

    @Override
    public Response toResponse(OrderNotCancellable failure) {
        return Problem.of(409, failure.getMessage()).reason(failure.reason()).toResponse();
    }
}
