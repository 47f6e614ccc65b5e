package io.throughline.notifications.campaign;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.notifications.StateDocs;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CampaignStateTest {

    @Test
    void isWhatTheColumnAccepts() throws IOException {
        assertThat(StateDocs.accepted("campaign_state_is_known", "state"))
                .isEqualTo(StateDocs.names(CampaignState.values()));
    }

    @Test
    void isWhatTheDiagramShows() throws IOException {
        var diagram = StateDocs.page("campaign-states.md");

        assertThat(StateDocs.arrows(diagram))
                .isEqualTo(Arrays.stream(CampaignState.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to))
                        .collect(toSet()));
        assertThat(diagram).contains("CANCELLED --> [*]");
    }
}
