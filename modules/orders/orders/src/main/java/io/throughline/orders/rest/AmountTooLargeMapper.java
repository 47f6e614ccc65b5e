package io.throughline.orders.rest;

import io.throughline.orders.AmountTooLarge;
import io.throughline.problem.FieldError;
import io.throughline.problem.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** 422. */
@Provider
public class AmountTooLargeMapper implements ExceptionMapper<AmountTooLarge> {

    @Override
    public Response toResponse(AmountTooLarge failure) {
        return Problem.of(422, failure.getMessage())
                .errors(List.of(FieldError.at("/lines", "add up to too large an amount")))
                .toResponse();
    }
}
