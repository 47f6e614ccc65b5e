package io.throughline.problem;

import java.util.List;

/** Ends a request with a {@link Problem}; for resources, the domain throws exceptions of its own. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** 400: the request cannot be read. */
    public static ProblemException badRequest(String detail, FieldError... errors) {
        return new ProblemException(Problem.of(400, detail).errors(List.of(errors)));
    }

    /** 404. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(404, detail));
    }

    /** 409, with a reason that a client may branch on. */
    public static ProblemException conflict(String reason, String detail) {
        return new ProblemException(Problem.of(409, detail).reason(reason));
    }

    /** 422: the request can be read, but its content is wrong. */
    public static ProblemException unprocessable(String detail, FieldError... errors) {
        return new ProblemException(Problem.of(422, detail).errors(List.of(errors)));
    }

    public Problem problem() {
        return problem;
    }
}
