package io.throughline.inventory.rest;

import io.throughline.inventory.StockBelowReserved;
import io.throughline.problem.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
public class StockBelowReservedMapper implements ExceptionMapper<StockBelowReserved> {

    @Override
    public Response toResponse(StockBelowReserved refused) {
        return Problem.of(409, refused.getMessage()).reason("below_reserved").toResponse();
    }
}
