package io.throughline.webhooks.rest;

import io.throughline.problem.ProblemException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Stricter than {@link UUID#fromString}, which takes {@code 1-1-1-1-1}. */
final class Ids {

    private static final Pattern FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Ids() {}

    static boolean isWellFormed(String id) {
        return FORM.matcher(id).matches();
    }

    /** What is no id is the id of nothing. */
    static UUID checked(String id) {
        if (!isWellFormed(id)) {
            throw ProblemException.notFound("There is nothing with this id.");
        }
        return UUID.fromString(id);
    }
}
