package io.throughline.ops.rest;

import io.throughline.problem.FieldError;
import io.throughline.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads query and path parameters; an empty one counts as not given. */
final class Parameters {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;
    private static final int LONGEST_TEXT = 500;
    /** The database knows some more, and Java far more. */
    private static final int LAST_YEAR = 9999;

    private static final String UUID_FORM = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private Parameters() {}

    /** Null if not given. */
    static String text(String name, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return isSound(value)
                ? value
                : wrong(name, "must have at most " + LONGEST_TEXT + " characters, none of them a control character");
    }

    private static boolean isSound(String text) {
        return text.length() <= LONGEST_TEXT
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    static Instant time(String name, String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(value);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // told below
        }
        return wrong(name, "must be a time such as 2026-11-28T14:00:00Z");
    }

    static int limit(String value) {
        if (value == null || value.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        boolean sound = value.matches("[1-9]\\d{0,2}") && Integer.parseInt(value) <= MAX_LIMIT;
        return sound ? Integer.parseInt(value) : wrong("limit", "must be a number from 1 to " + MAX_LIMIT);
    }

    static long number(String name, String value) {
        if (value == null || value.isEmpty()) {
            return 0;
        }
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : wrong(name, "must be a number");
    }

    /** False if not given. Any other word is refused: who wrote one to be safe must not have something changed. */
    static boolean flag(String name, String value) {
        if (value == null) {
            return false;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> wrong(name, "must be true or false");
        };
    }

    static <E extends Enum<E>> E one(Class<E> type, String name, String value, E otherwise) {
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        return Stream.of(type.getEnumConstants())
                .filter(known -> known.name().equals(value))
                .findFirst()
                .orElseGet(() -> wrong(name, "must be one of " + List.of(type.getEnumConstants())));
    }

    static UUID uuid(String name, String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return value.matches(UUID_FORM) ? UUID.fromString(value) : wrong(name, "must be a UUID");
    }

    /** What is no id is the id of nothing. */
    static UUID id(String value) {
        if (!value.matches(UUID_FORM)) {
            throw ProblemException.notFound("There is nothing with this id.");
        }
        return UUID.fromString(value);
    }

    /** What can be no name is the name of nothing. */
    static String name(String value) {
        if (!isSound(value)) {
            throw ProblemException.notFound("There is nothing of this name.");
        }
        return value;
    }

    static <T> T wrong(String parameter, String rule) {
        throw ProblemException.badRequest(
                "The query has a wrong parameter; see errors.", FieldError.parameter(parameter, rule));
    }
}
