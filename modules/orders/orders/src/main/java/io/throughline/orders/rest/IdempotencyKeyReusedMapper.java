package io.throughline.orders.rest;

import io.throughline.orders.IdempotencyKeyReused;
import io.throughline.problem.FieldError;
import io.throughline.problem.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** 422. */
@Provider
public class IdempotencyKeyReusedMapper implements ExceptionMapper<IdempotencyKeyReused> {

    @Override
    public Response toResponse(IdempotencyKeyReused failure) {
        return Problem.of(422, failure.getMessage())
                .reason("idempotency_key_reused")
                .errors(List.of(FieldError.header("Idempotency-Key", "was used before with another body")))
                .toResponse();
    }
}
