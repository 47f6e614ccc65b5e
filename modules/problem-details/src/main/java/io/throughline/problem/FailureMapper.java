package io.throughline.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Turns every failure of a request into a {@link Problem}. What the containers wrapped is unwrapped first, so an
 * exception of the domain reaches its own mapper through any EJB, CDI or transaction interceptor.
 */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());
    private static final String RETRY_AFTER_SECONDS = "2";

    @Context
    private Providers providers;

    @Override
    public Response toResponse(Throwable failure) {
        for (var cause : Causes.of(failure)) {
            if (cause instanceof ProblemException ours) {
                return ours.problem().toResponse();
            }
            var own = ownMapper(cause);
            if (own != null) {
                return own.toResponse(cause);
            }
        }
        return foreign(failure);
    }

    /** The platform wraps what a body reader threw into a refusal of its own, so this comes last. */
    private static Response foreign(Throwable failure) {
        for (var cause : Causes.of(failure)) {
            if (cause instanceof WebApplicationException refusal) {
                return web(refusal);
            }
        }
        return DatabaseFailure.isTemporary(failure) ? unavailable(failure) : unexpected(failure);
    }

    @SuppressWarnings("unchecked")
    private ExceptionMapper<Throwable> ownMapper(Throwable cause) {
        var mapper = providers.getExceptionMapper((Class<Throwable>) cause.getClass());
        boolean ours = mapper != null && mapper.getClass().getName().startsWith("io.throughline.");
        return ours && !(mapper instanceof FailureMapper) ? mapper : null;
    }

    private static Response web(WebApplicationException failure) {
        var response = failure.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        if (response.getStatus() == 500) {
            return unexpected(failure);
        }
        return StatusProblem.of(response.getStatus()).toResponse(Response.fromResponse(response));
    }

    private static Response unavailable(Throwable failure) {
        LOG.log(Level.WARNING, "Request refused, database unavailable: {0}", failure.toString());
        var outcome = DatabaseFailure.leavesOutcomeOpen(failure)
                ? "whether the request was done is not known. Look first, or repeat it with the same Idempotency-Key."
                : "nothing was done. Try again.";
        return Problem.of(503, "The service cannot reach its data at the moment; " + outcome)
                .toResponse(Response.status(503).header("Retry-After", RETRY_AFTER_SECONDS));
    }

    private static Response unexpected(Throwable failure) {
        var incident = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, failure, () -> "Request failed, incident " + incident);
        return Problem.of(500, "The request failed unexpectedly; name the incident when you ask about it.")
                .incident(incident)
                .toResponse();
    }
}
