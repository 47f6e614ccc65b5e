package io.throughline.messaging.internal.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LetterCursorTest {

    @Test
    void isReadAsItWasWritten() {
        var cursor = new LetterCursor(Instant.parse("2026-11-28T14:00:00.123456Z"), UUID.randomUUID());

        assertThat(LetterCursor.of(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void refusesWhatNoListGaveAndTheDatabaseCannotHold() {
        var id = "/" + UUID.randomUUID();
        assertThat(List.of(
                        "",
                        "now" + id,
                        "2026-11-28T14:00:00Z",
                        "+999999999-01-01T00:00:00Z" + id,
                        "-0001-01-01T00:00:00Z" + id))
                .allSatisfy(text -> assertThatThrownBy(() -> LetterCursor.of(encoded(text)))
                        .isInstanceOf(IllegalArgumentException.class));
        assertThatThrownBy(() -> LetterCursor.of("%")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
