package io.throughline.sandbox.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.util.Fields;

/** The query parameters of a call, checked. */
public final class Query {
    private final Fields fields;

    Query(Fields fields) {
        this.fields = fields;
    }

    static void check(List<String> known, Fields.Field field) {
        if (!known.contains(field.getName())) {
            throw Problem.field(
                    "unknown_parameter", field.getName(), "is not a query parameter here; known are " + known);
        }
        if (field.hasMultipleValues() || field.getValue().isBlank()) {
            throw Problem.field("invalid_parameter", field.getName(), "must be given once and not be empty");
        }
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(fields.getValue(name));
    }

    /** The value as the parser reads it; its {@link IllegalArgumentException} says what is wrong. */
    public <T> Optional<T> parsed(String name, Function<String, T> parser) {
        return get(name).map(text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw Problem.field("invalid_parameter", name, e.getMessage());
            }
        });
    }

    public Optional<Long> integer(String name, long least, long most) {
        return get(name).map(text -> {
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // the same answer as for a number out of range
            }
            throw Problem.field("invalid_parameter", name, "must be an integer from " + least + " to " + most);
        });
    }
}
