package io.throughline.webhooks.rest;

import io.throughline.problem.Problem;
import io.throughline.webhooks.NotFound;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 404. */
@Provider
public class NotFoundMapper implements ExceptionMapper<NotFound> {

    @Override
    public Response toResponse(NotFound failure) {
        return Problem.of(404, failure.getMessage()).toResponse();
    }
}
