package io.throughline.webhooks.rest;

import io.throughline.problem.FieldError;
import io.throughline.problem.ProblemException;
import io.throughline.webhooks.SubscriptionRefused;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 422 with the wrong field. */
@Provider
public class SubscriptionRefusedMapper implements ExceptionMapper<SubscriptionRefused> {

    @Override
    public Response toResponse(SubscriptionRefused failure) {
        var error = FieldError.at(failure.pointer(), failure.getMessage());
        return ProblemException.unprocessable("This cannot be subscribed to; see errors.", error)
                .problem()
                .toResponse();
    }
}
