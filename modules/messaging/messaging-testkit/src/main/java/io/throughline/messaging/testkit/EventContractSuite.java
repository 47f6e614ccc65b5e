package io.throughline.messaging.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;
import io.throughline.messaging.internal.contract.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every context's events promise; a context's test names examples of each of its types. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EventContractSuite {

    /** The key of all valid events. */
    protected static final String KEY = "0192f0c1-7b3a-7000-8000-000000000001";

    /** Events as the context publishes them. */
    protected abstract Stream<Event> valid();

    /** Events that must never leave the context. */
    protected abstract Stream<Event> invalid();

    @ParameterizedTest
    @MethodSource("valid")
    void matchesItsSchemaAndSurvivesTheWayThroughJson(Event event) throws JsonProcessingException {
        var json = Json.MAPPER.writeValueAsString(event);

        assertThat(violations(event, json)).isEmpty();
        assertThat(Json.MAPPER.readValue(json, event.getClass())).isEqualTo(event);
        assertThat(event.key()).isEqualTo(KEY);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void isRefusedByItsSchema(Event event) throws JsonProcessingException {
        assertThat(violations(event, Json.MAPPER.writeValueAsString(event))).isNotEmpty();
    }

    private static Iterable<Error> violations(Event event, String json) {
        var type = event.getClass().getAnnotation(EventType.class);
        var resource = "/schemas/%s.v%d.schema.json".formatted(type.name(), type.version());
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(event.getClass().getResourceAsStream(resource), InputFormat.JSON);
        return schema.validate(
                json, InputFormat.JSON, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
    }
}
