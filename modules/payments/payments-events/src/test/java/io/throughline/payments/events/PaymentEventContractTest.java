package io.throughline.payments.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.throughline.messaging.Event;
import io.throughline.messaging.EventType;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentEventContractTest {

    private static final String PAYMENT = "0192f0c1-7b3a-7000-8000-0000000000a1";
    private static final String ORDER = "0192f0c1-7b3a-7000-8000-000000000001";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Event> valid() {
        return Stream.of(
                new PaymentAuthorized(PAYMENT, ORDER, 1999, "EUR"),
                new PaymentDeclined(PAYMENT, ORDER, "insufficient_funds"),
                new PaymentCaptured(PAYMENT, ORDER, 1999, "EUR"),
                new PaymentRefunded(PAYMENT, ORDER, 1999, "EUR", "void"));
    }

    static Stream<Event> invalid() {
        return Stream.of(
                new PaymentAuthorized("not-a-uuid", ORDER, 1999, "EUR"),
                new PaymentDeclined(PAYMENT, ORDER, ""),
                new PaymentCaptured(PAYMENT, ORDER, -1, "EUR"),
                new PaymentRefunded(PAYMENT, ORDER, 1999, "EUR", "chargeback"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void matchesItsSchemaAndSurvivesTheWayThroughJson(Event event) throws JsonProcessingException {
        String json = JSON.writeValueAsString(event);

        assertThat(violations(event, json)).isEmpty();
        assertThat(JSON.readValue(json, event.getClass())).isEqualTo(event);
        assertThat(event.key()).isEqualTo(ORDER);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void isRefusedByItsSchema(Event event) throws JsonProcessingException {
        assertThat(violations(event, JSON.writeValueAsString(event))).isNotEmpty();
    }

    private static Iterable<com.networknt.schema.Error> violations(Event event, String json) {
        var type = event.getClass().getAnnotation(EventType.class);
        var resource = "/schemas/%s.v%d.schema.json".formatted(type.name(), type.version());
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(event.getClass().getResourceAsStream(resource), InputFormat.JSON);
        return schema.validate(
                json, InputFormat.JSON, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
    }
}
