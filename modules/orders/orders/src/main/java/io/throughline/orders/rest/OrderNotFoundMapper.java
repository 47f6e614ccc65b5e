package io.throughline.orders.rest;

import io.throughline.orders.OrderNotFound;
import io.throughline.problem.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 404. */
@Provider
public class OrderNotFoundMapper implements ExceptionMapper<OrderNotFound> {

    @Override
    public Response toResponse(OrderNotFound failure) {
        return Problem.of(404, failure.getMessage()).toResponse();
    }
}
