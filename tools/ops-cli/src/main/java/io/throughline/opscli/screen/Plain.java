package io.throughline.opscli.screen;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Text that came from elsewhere, made fit for a terminal: a message of a stranger must not steer it. */
public final class Plain {

    private static final String CANNOT_BE_SHOWN = "\u00b7";

    private Plain() {}

    /** On one line. */
    public static String text(JsonNode value) {
        return text(value.asText(""));
    }

    public static String text(String value) {
        return clean(value, false);
    }

    /** With its line breaks and tabs. */
    public static String lines(String value) {
        return clean(value, true);
    }

    /** To the second. */
    public static String time(JsonNode value) {
        try {
            return Instant.parse(value.asText(""))
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        } catch (DateTimeParseException e) {
            return text(value);
        }
    }

    /** As one word of a shell, for a command that is copied. */
    public static String quoted(JsonNode value) {
        return quoted(value.asText(""));
    }

    public static String quoted(String value) {
        var plain = text(value);
        return plain.matches("[A-Za-z0-9._:/-]+") ? plain : "'" + plain.replace("'", "'\\''") + "'";
    }

    public static String cut(String value, int longest) {
        return value.length() <= longest ? value : value.substring(0, longest - 3) + "...";
    }

    private static String clean(String value, boolean breaks) {
        var clean = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            if (breaks && (c == '\n' || c == '\t') || shows(c)) {
                clean.appendCodePoint(c);
            } else {
                clean.append(c == '\n' || c == '\t' ? " " : CANNOT_BE_SHOWN);
            }
        });
        return clean.toString();
    }

    private static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
