package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.messaging.EventContracts.Audience;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypePatternTest {

    private final EventTypePattern patterns = new EventTypePattern();

    @BeforeEach
    void knowTheOrders() {
        patterns.contracts = type -> switch (type) {
            case "orders.order-placed" -> Audience.PUBLIC;
            case "orders.order-stopped" -> Audience.INTERNAL;
            default -> Audience.UNKNOWN;
        };
    }

    @Test
    void takesTypesAndWhatStandsForMany() {
        assertThat(patterns.checked(List.of("orders.order-placed", "shipping.*", "*")))
                .containsExactly("*", "orders.order-placed", "shipping.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.order-forgotten", "billing.*", "orders.order.*", "orders", "**", ".*"})
    void refusesWhatMatchesNothing(String unknown) {
        assertThatThrownBy(() -> patterns.checked(List.of("*", unknown)))
                .isInstanceOf(SubscriptionRefused.class)
                .hasMessage("is no known event type; there are *, inventory.*, orders.*, payments.*, shipping.*"
                        + " and the types of these contexts")
                .extracting(refused -> ((SubscriptionRefused) refused).pointer())
                .isEqualTo("/eventTypes/1");
    }

    @Test
    void refusesAnInternalEvent() {
        assertThatThrownBy(() -> patterns.checked(List.of("orders.order-stopped")))
                .hasMessage("is an internal event, which is not delivered");
    }

    @Test
    void matchesATypeByItselfByItsContextAndByAll() {
        assertThat(EventTypePattern.matching("orders.order-placed"))
                .containsExactlyInAnyOrder("orders.order-placed", "orders.*", "*");
    }

    @Test
    void knowsTheContextsThatAreConsumed() throws IOException {
        try (var declared = getClass().getResourceAsStream("/META-INF/throughline/consumers.json")) {
            var consumers = new ObjectMapper().readTree(declared);
            assertThat(StreamSupport.stream(consumers.spliterator(), false)
                            .map(consumer -> consumer.get("from").asText()))
                    .containsExactlyInAnyOrderElementsOf(EventTypePattern.SOURCES);
        }
    }
}
