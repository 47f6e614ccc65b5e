package io.throughline.problem;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Refuses request bodies over 1 MiB: by their declared length at once, otherwise when that much was read. */
@Provider
@PreMatching
@Priority(BodyLimitFilter.BEFORE_ALL_OTHERS)
public class BodyLimitFilter implements ContainerRequestFilter {

    static final int BEFORE_ALL_OTHERS = 100;
    static final long LIMIT = 1024 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        refuseEncoded(request.getHeaderString(HttpHeaders.CONTENT_ENCODING));
        if (declaredLength(request.getHeaderString(HttpHeaders.CONTENT_LENGTH)) > LIMIT) {
            throw LimitedInputStream.tooLarge();
        }
        if (request.hasEntity()) {
            request.setEntityStream(new LimitedInputStream(request.getEntityStream(), LIMIT));
        }
    }

    /** A small compressed body may unfold to any size. */
    private static void refuseEncoded(String encoding) {
        if (encoding != null && !"identity".equalsIgnoreCase(encoding.trim())) {
            throw new ProblemException(Problem.of(415, "Compressed request bodies are not supported.")
                    .errors(List.of(FieldError.header(HttpHeaders.CONTENT_ENCODING, "must be identity or absent"))));
        }
    }

    /** {@code getLength()} is an int and calls everything beyond it unknown. */
    private static long declaredLength(String header) {
        try {
            return header == null ? -1 : Long.parseLong(header.trim());
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest(
                    "The Content-Length is not a number.",
                    FieldError.header(HttpHeaders.CONTENT_LENGTH, "is not a number"));
        }
    }
}
