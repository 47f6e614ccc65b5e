package io.throughline.problem;

import java.util.UUID;
import java.util.regex.Pattern;

/** A query parameter that must be a UUID, spelled out: {@link UUID#fromString} would take {@code 1-1-1-1-1}. */
public final class UuidParameter {

    private static final Pattern FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private UuidParameter() {}

    /**
     * @param why the sentence of the problem, if it is missing or malformed
     * @throws ProblemException 400 that names the parameter
     */
    public static UUID required(String name, String value, String why) {
        if (value == null || !FORM.matcher(value).matches()) {
            throw ProblemException.badRequest(
                    why, FieldError.parameter(name, value == null ? "is required" : "must be a UUID"));
        }
        return UUID.fromString(value);
    }
}
