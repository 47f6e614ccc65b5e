package io.throughline.notifications;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MailStateTest {

    @Test
    void isWhatTheColumnsAccept() throws IOException {
        assertThat(StateDocs.accepted("[^_]mail_state_is_known", "state"))
                .isEqualTo(StateDocs.names(MailState.values()));
        assertThat(StateDocs.accepted("campaign_mail_state_is_known", "state"))
                .isEqualTo(StateDocs.names(MailState.values()));
    }

    @Test
    void ofEveryKindTheColumnAccepts() throws IOException {
        assertThat(StateDocs.accepted("mail_kind_is_known", "kind")).isEqualTo(StateDocs.names(MailKind.values()));
    }

    @Test
    void isWhatTheDiagramShows() throws IOException {
        var diagram = StateDocs.page("mail-states.md");

        assertThat(StateDocs.arrows(diagram))
                .isEqualTo(Arrays.stream(MailState.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to))
                        .collect(toSet()));
        assertThat(MailState.values())
                .allSatisfy(state ->
                        assertThat(diagram).contains(state.next().isEmpty() ? state + " --> [*]" : state + " --> "));
    }
}
