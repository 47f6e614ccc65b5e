package io.throughline.webhooks;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {

    private final StateRecords records = new StateRecords("delivery_state_is_known", "docs/webhook-delivery-states.md");

    @Test
    void isWhatTheColumnAccepts() {
        assertThat(records.accepted()).isEqualTo(StateRecords.names(DeliveryState.values()));
    }

    @Test
    void isWhatTheDiagramShows() {
        assertThat(records.arrows())
                .isEqualTo(Stream.of(DeliveryState.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to))
                        .collect(toSet()));
        assertThat(records.diagram()).contains("[*] --> PENDING", "CANCELLED --> [*]");
    }
}
