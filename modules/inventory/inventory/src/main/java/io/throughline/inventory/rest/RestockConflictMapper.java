package io.throughline.inventory.rest;

import io.throughline.inventory.restock.RestockConflict;
import io.throughline.problem.ProblemException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 409. */
@Provider
public class RestockConflictMapper implements ExceptionMapper<RestockConflict> {

    @Override
    public Response toResponse(RestockConflict failure) {
        return ProblemException.conflict("received_before", failure.getMessage())
                .problem()
                .toResponse();
    }
}
