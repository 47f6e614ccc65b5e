package io.throughline.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Reads the fields of a JSON object and gathers everything wrong with them, so that one answer names it all. */
public final class JsonFields {
    private final JsonNode object;
    private final String path;
    private final List<FieldError> errors;
    private final Set<String> read = new TreeSet<>();

    public JsonFields(JsonNode object) {
        this(object, "", new ArrayList<>());
        if (!object.isObject()) {
            throw new Problem(400, "not_an_object", "The body must be a JSON object.");
        }
    }

    private JsonFields(JsonNode object, String path, List<FieldError> errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
    }

    /** An object in this one; what is wrong in it is named by its path. */
    public <T> Optional<T> object(String field, Function<JsonFields, T> reader) {
        return value(field, node -> inner(node, field, reader));
    }

    /** Objects in a list that is not empty. */
    public <T> Optional<List<T>> list(String field, int most, Function<JsonFields, T> reader) {
        return value(field, node -> {
            if (!node.isArray() || node.isEmpty() || node.size() > most) {
                throw new IllegalArgumentException("must be a list of 1 to " + most + " objects");
            }
            return IntStream.range(0, node.size())
                    .mapToObj(i -> inner(node.get(i), field + "[" + i + "]", reader))
                    .toList();
        });
    }

    private <T> T inner(JsonNode node, String name, Function<JsonFields, T> reader) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("must be an object");
        }
        JsonFields fields = new JsonFields(node, path + name + ".", errors);
        T value = reader.apply(fields);
        fields.rejectUnknown();
        return value;
    }

    public Optional<String> text(String field, int longest) {
        return value(field, node -> {
            if (!node.isTextual() || node.textValue().isBlank()) {
                throw new IllegalArgumentException("must be a text that is not empty");
            }
            if (node.textValue().length() > longest) {
                throw new IllegalArgumentException("must have at most " + longest + " characters");
            }
            return node.textValue();
        });
    }

    public Optional<Long> integer(String field, long least, long most) {
        return value(field, node -> {
            boolean fits = node.isIntegralNumber() && node.canConvertToLong();
            if (!fits || node.longValue() < least || node.longValue() > most) {
                throw new IllegalArgumentException("must be an integer from " + least + " to " + most);
            }
            return node.longValue();
        });
    }

    public Optional<Double> fraction(String field) {
        return value(field, node -> {
            if (!node.isNumber() || !(node.doubleValue() >= 0 && node.doubleValue() <= 1)) {
                throw new IllegalArgumentException("must be a number from 0 to 1");
            }
            return node.doubleValue();
        });
    }

    public <E extends Enum<E>> Optional<E> oneOf(String field, Class<E> type) {
        return text(field, 50).flatMap(text -> accept(field, text, new Choice<>(type)::of));
    }

    /** The value, or an error that names the missing field; the stand-in never gets past {@link #check()}. */
    public <T> T required(String field, Optional<T> value, T standIn) {
        if (value.isEmpty() && errors.stream().noneMatch(error -> error.field().startsWith(path + field))) {
            reject(field, "is missing");
        }
        return value.orElse(standIn);
    }

    public <T, R> Optional<R> accept(String field, T value, Function<T, R> conversion) {
        try {
            return Optional.of(conversion.apply(value));
        } catch (IllegalArgumentException e) {
            reject(field, e.getMessage());
            return Optional.empty();
        }
    }

    public void reject(String field, String detail) {
        errors.add(new FieldError(path + field, detail));
    }

    /** Refuses the call if any field was wrong or is not known. */
    public void check() {
        rejectUnknown();
        if (!errors.isEmpty()) {
            FieldError first = errors.get(0);
            throw new Problem(422, "invalid_field", first.field() + " " + first.detail(), errors);
        }
    }

    private void rejectUnknown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                reject(name, "is not known here; known are " + String.join(", ", read));
            }
        });
    }

    private <T> Optional<T> value(String field, Function<JsonNode, T> conversion) {
        read.add(field);
        JsonNode node = object.get(field);
        return node == null || node.isNull() ? Optional.empty() : accept(field, node, conversion);
    }
}
