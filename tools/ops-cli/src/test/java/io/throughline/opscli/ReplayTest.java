package io.throughline.opscli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

    private static final String ID = "0193a000-0000-7000-8000-000000000009";
    private static final String COMMANDS = "POST /replays/" + ID + "/commands";
    private static final String STATUS = "GET /replays/" + ID;

    private final FakeServer server = new FakeServer()
            .on("POST /replays", 201, replay("PREPARED", 4, 0, """
                    "preview":{"count":4,"keys":2,"oldest":"2026-11-28T10:00:00Z",
                      "shares":[{"consumer":"a.b","fingerprint":"0f","count":4}],
                      "sample":[{"number":1,"state":"PENDING","consumer":"a.b","businessId":"o-1","canary":true}]},"""))
            .on(COMMANDS, 200, replay("CANARY", 4, 0, ""));
    private final CommandRun run = CommandRun.against(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void showsWhatItCoversAndCancelsItInADryRun() {
        run.run("replay", "--group", "a.b/0f", "--reason", "mended", "--dry-run");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Covers 4 events of 2 keys, the oldest of 2026-11-28T10:00:00Z", "1 canary", "o-1")
                .contains("A dry run: nothing was sent.");
        assertThat(server.requests()).containsExactly("POST /replays", COMMANDS);
        assertThat(server.bodyOf(COMMANDS)).isEqualTo("{\"command\":\"cancel\",\"reason\":\"a dry run\"}");
    }

    @Test
    void cancelsWhatWasPreparedIfTheAnswerIsNo() {
        run.answering("n").run("replay", "--all", "--reason", "mended");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("Replay 4 events? [y/N] ");
        assertThat(server.bodyOf(COMMANDS)).isEqualTo("{\"command\":\"cancel\",\"reason\":\"not confirmed\"}");
    }

    @Test
    void sendsTheRulesAndFollowsToTheEndThroughAShortAbsence() {
        server.on(STATUS, 200, replay("RUNNING", 4, 1, ""))
                .on(STATUS, 503, "{\"detail\":\"The database is away.\"}")
                .on(STATUS, 200, replay("COMPLETED", 4, 4, ""));

        run.answering("y").run("replay --all --canaries 2 --per-second 7.5 --stop-share 0 --reason mended".split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(": COMPLETED", "4 of 4, 4 handled");
        assertThat(run.err()).contains("\rRUNNING   [#######-----------------------] 1 of 4, 1 handled");
        assertThat(server.bodyOf("POST /replays"))
                .isEqualTo("{\"filter\":{},\"reason\":\"mended\",\"canaries\":2,\"perSecond\":7.5,\"stopShare\":0.0}");
        assertThat(server.bodyOf(COMMANDS)).isEqualTo("{\"command\":\"start\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "STOPPED, replay-status --items FAILED",
        "PAUSED, resume",
        "CANCELLED, groups",
    })
    void failsIfItDoesNotEndWell(String state, String next) {
        server.on(STATUS, 200, replay(state, 4, 1, "\"stoppedFor\":\"1 canary failed again\","));

        run.run("replay", "--all", "--reason", "mended", "--yes");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains(state + ", 1 canary failed again", "./run ops " + next);
    }

    @Test
    void failsIfEventsFailedAgainThoughItCompleted() {
        server.on(STATUS, 200, replay("COMPLETED", 4, 3, "").replace("\"failed\":0", "\"failed\":1"));

        assertThat(run.run("replay-status", "--follow", ID).exitCode()).isEqualTo(1);
        assertThat(run.run("replay-status", ID).exitCode()).isZero();
    }

    @Test
    void doesNotWaitIfToldSo() {
        run.run("replay", "--all", "--reason", "mended", "--yes", "--detach", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToIgnoringNewLines(replay("CANARY", 4, 0, ""));
        assertThat(server.requests()).containsExactly("POST /replays", COMMANDS);
    }

    @Test
    void replaysTheLog() {
        run.run(("replay --log --consumer a.b --from 2026-11-27T00:00:00Z --to 2026-11-28T00:00:00Z --type t --again"
                        + " --reason fill --dry-run")
                .split(" "));

        assertThat(server.bodyOf("POST /replays"))
                .isEqualTo("{\"log\":{\"consumer\":\"a.b\",\"type\":\"t\",\"from\":\"2026-11-27T00:00:00Z\","
                        + "\"to\":\"2026-11-28T00:00:00Z\",\"inboxChecked\":false},\"reason\":\"fill\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "replay --log --consumer a.b --from 2h --reason r --yes",
        "replay --log --consumer a.b --from 2h --to 1h --text x --reason r --yes",
        "replay --again --consumer a.b --reason r --yes",
        "replay --reason r --yes"
    })
    void refusesWhatIsNotClear(String arguments) {
        run.run(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void tellsAReplayToPause() {
        server.on(STATUS, 200, replay("RUNNING", 4, 1, ""));

        run.answering("y").run("pause", ID, "--reason", "lunch");

        assertThat(run.err()).startsWith("Pause the replay of 4 events (RUNNING, 3 not sent)?");
        assertThat(server.bodyOf(COMMANDS)).isEqualTo("{\"command\":\"pause\",\"reason\":\"lunch\"}");
    }

    private static String replay(String state, int total, int succeeded, String more) {
        return """
                {"id":"%s","state":"%s","source":"DEAD_LETTERS",%s
                 "counts":{"total":%d,"pending":%d,"sent":0,"succeeded":%d,"failed":0,"held":0,"skipped":0}}""".formatted(ID, state, more, total, total - succeeded, succeeded);
    }
}
