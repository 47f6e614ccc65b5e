package io.throughline.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The JSON Schema of one request body, parsed once. */
final class RequestSchema {

    private static final Map<String, RequestSchema> PARSED = new ConcurrentHashMap<>();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getDraft202012())
                    .format(new CurrencyFormat())
                    .build(),
            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .errorMessageKeyword("errorMessage")
                    .locale(Locale.ENGLISH)
                    .build()));

    private final Schema schema;

    private RequestSchema(Schema schema) {
        this.schema = schema;
    }

    static RequestSchema of(String name, Class<?> type) {
        return PARSED.computeIfAbsent(name, any -> load(name, type));
    }

    List<FieldError> errorsOf(JsonNode body) {
        var errors = new ArrayList<FieldError>();
        UnstorableText.find(body, "", errors);
        schema.validate(body).forEach(error -> errors.add(FieldError.at(pointerOf(error), sentenceOf(error))));
        return errors;
    }

    /** A missing field is reported where it belongs, not at the object that lacks it. */
    private static String pointerOf(Error error) {
        var at = error.getInstanceLocation().toString();
        var property = error.getProperty();
        return property == null ? at : at + "/" + property.replace("~", "~0").replace("/", "~1");
    }

    private static String sentenceOf(Error error) {
        return "required".equals(error.getKeyword()) ? "is required" : error.getMessage();
    }

    private static RequestSchema load(String name, Class<?> type) {
        var path = "/schemas/requests/" + name + ".schema.json";
        try (var in = type.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no request schema " + path + " beside " + type.getName());
            }
            return new RequestSchema(REGISTRY.getSchema(in, InputFormat.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
