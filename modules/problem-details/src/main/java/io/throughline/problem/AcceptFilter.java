package io.throughline.problem;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/** Refuses a weight in the Accept header that is no number: the platform would call it a failure of its own. */
@Provider
@PreMatching
@Priority(BodyLimitFilter.BEFORE_ALL_OTHERS)
public class AcceptFilter implements ContainerRequestFilter {

    private static final Pattern WRONG_WEIGHT =
            Pattern.compile("(?i);\\s*q\\s*=(?!\\s*[01](\\.\\d{0,3})?\\s*(?:[,;]|$))");

    @Override
    public void filter(ContainerRequestContext request) {
        var accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept != null && WRONG_WEIGHT.matcher(accept).find()) {
            throw ProblemException.badRequest(
                    "The Accept header cannot be read.",
                    FieldError.header(HttpHeaders.ACCEPT, "has a weight that is not a number from 0 to 1"));
        }
    }
}
