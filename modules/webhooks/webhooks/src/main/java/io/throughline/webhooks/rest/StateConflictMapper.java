package io.throughline.webhooks.rest;

import io.throughline.problem.ProblemException;
import io.throughline.webhooks.StateConflict;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 409. */
@Provider
public class StateConflictMapper implements ExceptionMapper<StateConflict> {

    @Override
    public Response toResponse(StateConflict failure) {
        return ProblemException.conflict(failure.reason(), failure.getMessage())
                .problem()
                .toResponse();
    }
}
