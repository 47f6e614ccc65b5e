package io.throughline.webhooks;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubscriptionStateTest {

    private final StateRecords records =
            new StateRecords("subscription_state_is_known", "docs/webhook-subscription-states.md");

    @Test
    void isWhatTheColumnAccepts() {
        assertThat(records.accepted()).isEqualTo(StateRecords.names(SubscriptionState.values()));
    }

    @Test
    void isWhatTheDiagramShows() {
        assertThat(records.arrows())
                .isEqualTo(Stream.of(SubscriptionState.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to))
                        .collect(toSet()));
        assertThat(records.diagram()).contains("[*] --> ENABLED", "DELETED --> [*]");
    }
}
