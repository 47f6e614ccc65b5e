package io.throughline.orders.rest;

import io.throughline.orders.export.DayNotOver;
import io.throughline.problem.ProblemException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 409. */
@Provider
public class DayNotOverMapper implements ExceptionMapper<DayNotOver> {

    @Override
    public Response toResponse(DayNotOver failure) {
        return ProblemException.conflict("day_not_over", failure.getMessage())
                .problem()
                .toResponse();
    }
}
