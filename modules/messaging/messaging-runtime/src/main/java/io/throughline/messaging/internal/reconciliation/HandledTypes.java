package io.throughline.messaging.internal.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.EventConsumer;
import io.throughline.messaging.internal.contract.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The event types a consumer's divert lets through, from what the compiler wrote into its module. */
final class HandledTypes {

    private static final String DECLARATIONS = "META-INF/throughline/consumers.json";

    private static final String EVERY_TYPE = "*";

    private HandledTypes() {}

    /** @return null if the consumer handles every type of its source */
    static List<String> of(String consumer, Class<? extends EventConsumer> consumerClass) {
        try {
            for (var file : Collections.list(consumerClass.getClassLoader().getResources(DECLARATIONS))) {
                for (var declaration : Json.MAPPER.readTree(file)) {
                    if (declaration.path("consumer").asText().equals(consumer)) {
                        return texts(declaration.path("types"));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(DECLARATIONS + " cannot be read", e);
        }
        throw new IllegalStateException(consumer + " is not declared in any " + DECLARATIONS + " of its module");
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts.contains(EVERY_TYPE) ? null : List.copyOf(texts);
    }
}
