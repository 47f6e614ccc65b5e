package io.throughline.problem;

/** The problem of a request that was refused for its form before any of our code saw it. */
final class StatusProblem {

    private StatusProblem() {}

    static Problem of(int status) {
        return Problem.of(status, detailOf(status));
    }

    private static String detailOf(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read.";
            case 401 -> "Credentials are missing or wrong; the WWW-Authenticate header says which are asked for.";
            case 403 -> "The account lacks the role that this request needs.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "The method is not allowed here; see the Allow header.";
            case 406 -> "None of the accepted media types can be produced.";
            case 413 -> "The request body is larger than 1 MiB.";
            case 415 -> "The media type of the request body is not supported; send application/json.";
            case 503 -> "The service is not available at the moment; nothing was done. Try again.";
            default -> status < 500 ? "The request was refused." : "The request failed unexpectedly.";
        };
    }
}
