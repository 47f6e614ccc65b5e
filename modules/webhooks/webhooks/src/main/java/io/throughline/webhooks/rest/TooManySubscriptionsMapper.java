package io.throughline.webhooks.rest;

import io.throughline.problem.ProblemException;
import io.throughline.webhooks.TooManySubscriptions;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 409. */
@Provider
public class TooManySubscriptionsMapper implements ExceptionMapper<TooManySubscriptions> {

    @Override
    public Response toResponse(TooManySubscriptions failure) {
        return ProblemException.conflict("too_many_subscriptions", failure.getMessage())
                .problem()
                .toResponse();
    }
}
