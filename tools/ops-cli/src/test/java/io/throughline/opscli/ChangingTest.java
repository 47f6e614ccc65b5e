package io.throughline.opscli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Discarding, restoring, editing and noting: asked about first. */
class ChangingTest {

    private static final String ID = "0193a000-0000-7000-8000-000000000001";
    private static final String TRY = "POST /dead-letters/discards?dryRun=true";
    private static final String DISCARD = "POST /dead-letters/discards";

    private final FakeServer server = new FakeServer()
            .on("GET /dead-letters?limit=1", 200, "{}")
            .on(TRY, 200, "{\"changed\":1234,\"more\":false}")
            .on(DISCARD, 200, "{\"changed\":1233,\"more\":false}");
    private final CommandRun run = CommandRun.against(server);

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksWithTheCountBeforeItDiscards() {
        run.answering("y").run("discard", "--consumer", "a.b", "--reason", "test data");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEqualTo("Discard 1,234 dead letters? Their events will count as handled. [y/N] ");
        assertThat(run.out()).startsWith("Discarded 1,233 dead letters.");
        assertThat(server.bodyOf(DISCARD))
                .matches("\\{\"filter\":\\{\"consumer\":\"a.b\",\"to\":\"20[^\"]*Z\"},\"reason\":\"test data\"}");
    }

    @Test
    void discardsNothingThatWasNotCounted() {
        run.answering("y").run("discard", "--all", "--reason", "test data");

        var counted = server.bodyOf(TRY);
        assertThat(counted).contains("\"to\":");
        assertThat(server.bodyOf(DISCARD)).isEqualTo(counted);
    }

    @Test
    void changesNothingIfTheAnswerIsNotYes() {
        run.answering("").run("discard", ID, "--reason", "test data");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).endsWith("Nothing was changed." + System.lineSeparator());
        assertThat(server.requests()).containsExactly(TRY);
    }

    @Test
    void onlyTriesInADryRun() {
        run.run("discard", ID, "--reason", "test data", "--dry-run");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Would discard 1,234 dead letters.");
        assertThat(server.requests()).containsExactly(TRY);
    }

    @Test
    void doesNotAskWhoSaidYes() {
        run.run("discard", ID, "--reason", "test data", "--yes", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToIgnoringNewLines("{\"changed\":1233,\"more\":false}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "discard %s --reason r",
                "restore %s --reason r",
                "edit %s --set type=x --reason r",
                "replay %s --reason r",
                "note a/b text",
                "start %s",
                "pause %s",
                "resume %s",
                "cancel %s",
                "pause a.b --reason r",
                "resume a.b --reason r",
                "limit a.b --none --reason r"
            })
    void refusesToChangeAnythingWithNobodyToAsk(String arguments) {
        run.run(arguments.formatted(ID).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("This changes something and there is nobody to ask;"
                        + " add --yes to do it, or --dry-run to see what it would do.");
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"discard --reason r --yes", "discard %s --all --reason r --yes", "discard %s --yes"})
    void neverTakesAllByMistakeNorGoesWithoutAReason(String arguments) {
        run.run(arguments.formatted(ID).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"discard abc --reason r", "replay abc --reason r", "restore abc --reason r", "letter abc"})
    void saysWhatIsNoId(String arguments) {
        run.run(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("'abc' is no id; write it in full, as ./run ops letters")
                .doesNotContain("java");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void restoresOnlyAfterCountingWhatIsDiscarded() {
        server.on("GET /dead-letters/" + ID, 200, "{\"letter\":{\"state\":\"DISCARDED\"}}")
                .on("POST /dead-letters/restorations", 200, "{\"changed\":1,\"more\":false}");

        run.answering("yes").run("restore", ID, ID, "--reason", "a mistake");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("Have 1 dead letter wait again?");
        assertThat(server.bodyOf("POST /dead-letters/restorations"))
                .isEqualTo("{\"reason\":\"a mistake\",\"ids\":[\"" + ID + "\"]}");
    }

    @Test
    void showsWhatAnEditChangesAndSendsIt() throws IOException {
        var data = Files.writeString(directory.resolve("event.json"), "{\"amount\": 12.30}");
        server.on("GET /dead-letters/" + ID, 200, """
                        {"letter":{"state":"WAITING","consumer":"a.b","businessId":"it's"},"bodyLength":7,
                         "headers":{"cloudEvents_type":"x.y","cloudEvents_tenant":"t"}}""")
                .on("POST /dead-letters/" + ID + "/edits", 200, "{\"eventId\":\"e-1\"}");

        run.run(
                "edit",
                ID,
                "--set",
                "type=x.z",
                "--remove",
                "tenant",
                "--data",
                "@" + data,
                "--reason",
                "typo",
                "--yes");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("  type: x.y -> x.z", "  tenant: t -> (removed)", "  data: 7 bytes -> {\"amount\":12.30}")
                .contains("Event e-1 takes its place.", "./run ops timeline 'it'\\''s'");
        assertThat(server.bodyOf("POST /dead-letters/" + ID + "/edits"))
                .isEqualTo("{\"reason\":\"typo\",\"attributes\":{\"type\":\"x.z\",\"tenant\":null},"
                        + "\"data\":{\"amount\":12.30}}");
    }

    @Test
    void hasAnEditCheckedInADryRun() {
        server.on("GET /dead-letters/" + ID, 200, "{\"letter\":{\"state\":\"WAITING\"},\"headers\":{}}")
                .on("POST /dead-letters/" + ID + "/edits?dryRun=true", 200, "{\"accepted\":true}")
                .on("POST /dead-letters/" + ID + "/edits?dryRun=true", 422, "{\"detail\":\"It has no reason.\"}");

        run.run("edit", ID, "--data", "{}", "--reason", "typo", "--dry-run");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("The consumer would take it. Nothing was changed.");

        run.run("edit", ID, "--data", "{}", "--reason", "typo", "--dry-run");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("It has no reason.");
    }

    @Test
    void refusesDataThatIsNotJsonBeforeItAsksTheServer() {
        run.run("edit", ID, "--data", "{amount", "--reason", "typo", "--yes");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("The data is not JSON: ").hasLineCount(1);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void tellsTheNoteThatItReplaces() {
        server.on(
                        "GET /dead-letter-groups?consumer=a.b&settled=true&limit=200",
                        200,
                        "[{\"consumer\":\"a.b\",\"fingerprint\":\"0f\",\"note\":\"old\"}]")
                .on("PUT /dead-letter-groups/a.b/0f/note", 204, "");

        run.answering("y").run("note", "a.b/0f", "new");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("Write the note on 1 group, a.b/0f, instead of 'old'?");
        assertThat(server.bodyOf("PUT /dead-letter-groups/a.b/0f/note")).isEqualTo("{\"note\":\"new\"}");
    }
}
