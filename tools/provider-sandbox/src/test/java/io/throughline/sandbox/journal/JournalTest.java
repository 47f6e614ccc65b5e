package io.throughline.sandbox.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.sandbox.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("new").resolve("journal.jsonl");
    }

    @Test
    void replaysWhatWasAppended() {
        append("one", "zwei\nДва");
        append("three");

        assertThat(replay()).containsExactly("one", "zwei\nДва", "three");
    }

    @Test
    void isWithTheOperatingSystemBeforeAppendReturns() throws IOException {
        try (Journal<String> journal = open(new ArrayList<>())) {
            journal.append("one");

            assertThat(Files.readString(file)).isEqualTo("\"one\"\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tw", "\"two\"", "\u0000\u0000", "\"longer than all that follows"})
    void cutsATornLastLineAndGoesOnBehindTheOthers(String torn) throws IOException {
        append("one");
        Files.writeString(file, torn, StandardOpenOption.APPEND);

        append("three");

        assertThat(Files.readString(file)).isEqualTo("\"one\"\n\"three\"\n");
        assertThat(replay()).containsExactly("one", "three");
    }

    @Test
    void refusesAFileThatIsBrokenInTheMiddleAndLeavesItAsItIs() throws IOException {
        append("one");
        Files.writeString(file, "broken\n\"three\"\n", StandardOpenOption.APPEND);
        String before = Files.readString(file);

        assertThatThrownBy(this::replay).hasMessageContaining("Line 2 of " + file);
        assertThat(file).hasContent(before);
    }

    @Test
    void opensAgainAfterARefusal() throws IOException {
        append("one");
        String good = Files.readString(file);
        Files.writeString(file, "broken\n");
        assertThatThrownBy(this::replay).isInstanceOf(IllegalStateException.class);

        Files.writeString(file, good);

        assertThat(replay()).containsExactly("one");
    }

    private void append(String... entries) {
        try (Journal<String> journal = open(new ArrayList<>())) {
            List.of(entries).forEach(journal::append);
        }
    }

    private List<String> replay() {
        List<String> entries = new ArrayList<>();
        open(entries).close();
        return entries;
    }

    private Journal<String> open(List<String> entries) {
        return Journal.open(file, Json.MAPPER, String.class, entries::add);
    }
}
