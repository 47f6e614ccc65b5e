package io.throughline.opscli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    private static final String GROUPS = """
            [{"consumer":"payments.orders-events","fingerprint":"0123456789abcdef","waiting":3,"replaying":0,"settled":1,
              "exception":"com.acme.NoRate","reason":"no rate","lastAt":"2026-11-28T10:00:00.123Z","note":"asked Ann"}]""";

    private final FakeServer server = new FakeServer();
    private final CommandRun run = CommandRun.against(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void showsTheGroupsAndWhatToDoNext() {
        server.on("GET /dead-letter-groups?consumer=payments.orders-events&settled=false", 200, GROUPS);

        run.run("groups", "--consumer", "payments.orders-events");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("payments.orders-events/0123456789abcdef  3        0")
                .contains("2026-11-28T10:00:00Z  [asked Ann] NoRate: no rate")
                .contains("./run ops replay --group payments.orders-events/0123456789abcdef --reason");
        assertThat(server.asked().get(0).authorization()).isEqualTo("Basic b2xnYTpzZWNyZXQ=");
    }

    @Test
    void printsWhatTheServerAnsweredAndNothingElse() {
        server.on("GET /dead-letter-groups?settled=true", 200, GROUPS);

        run.run("groups", "--all", "--json");

        assertThat(run.out()).isEqualTo(GROUPS + System.lineSeparator());
        assertThat(run.err()).isEmpty();
    }

    @Test
    void translatesTheFilterIntoTheQuery() {
        server.on(
                "GET /dead-letters?state=ANY&limit=10&consumer=a.b&fingerprint=0f&type=t&businessId=x%20%26y"
                        + "&tenant=n&from=2026-11-28T08%3A00%3A00Z&text=no%20rate",
                200, "{\"deadLetters\":[],\"next\":null}");
        server.on("GET /consumers", 200, "[{\"name\":\"a.b\"}]");

        run.run(("letters --state any --limit 10 --group a.b/0f --type t --business-id=x_&y --tenant n"
                        + " --from 2026-11-28T10:00:00+02:00 --text no_rate")
                .replace(' ', '\n')
                .replace('_', ' ')
                .split("\n"));

        assertThat(run.out()).contains("No dead letters match").doesNotContain("There is no consumer");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void saysThatTheConsumerIsUnknownOfWhichThereAreNoLetters() {
        server.on("GET /dead-letters?consumer=a.c", 200, "{\"deadLetters\":[],\"next\":null}");
        server.on("GET /consumers", 200, "[{\"name\":\"a.b\"}]");

        run.run("letters", "--consumer", "a.c");

        assertThat(run.out()).contains("There is no consumer 'a.c'.", "./run ops consumers");
    }

    @Test
    void saysThatTheConsumerIsUnknownOfWhichNothingWaits() {
        server.on("GET /consumers", 200, "[{\"name\":\"a.b\"}]");
        server.on("GET /blocked-keys?consumer=a.c", 200, "[]");
        server.on("GET /blocked-keys?consumer=a.b", 200, "[]");
        server.on("GET /dead-letter-groups?consumer=a.c&settled=false", 200, "[]");

        run.run("blocked-keys", "--consumer", "a.c");
        assertThat(run.out()).contains("There is no consumer 'a.c'.").doesNotContain("No key waits");
        run.run("groups", "--consumer", "a.c");
        assertThat(run.out()).contains("There is no consumer 'a.c'.").doesNotContain("No dead letters wait");
        run.run("blocked-keys", "--consumer", "a.b");
        assertThat(run.out()).contains("No key waits.");
    }

    @Test
    void tellsThatThereMayBeMoreThanWasAskedFor() {
        server.on("GET /dead-letter-groups?settled=false&limit=1", 200, GROUPS);

        run.run("groups", "--limit", "1");

        assertThat(run.out()).contains("There may be more than these 1; --limit shows up to 200.");
    }

    @Test
    void doesNotLetAMessageSteerTheTerminalNorTheShell() {
        server.on("GET /blocked-keys", 200, """
                [{"consumer":"a.b","key":"x'; reboot; '\\u202e\\u001b[2J","state":"RETRYING","since":"2026-11-28T10:00:00Z",
                  "held":2,"attempts":1,"lastError":"\\u001b]0;you\\u0007 are\\nhacked"}]""");

        run.run("blocked-keys");

        assertThat(run.out().chars().filter(Character::isISOControl)).containsOnly((int) '\n');
        assertThat(run.out())
                .contains("are hacked")
                .contains("timeline 'x'\\''; reboot; '\\''··[2J'")
                .doesNotContain("\u202e");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | 4 | The server does not know 'olga' with this password (401).
            403 | 4 | Discarding by a filter needs the role admin. (403)
            404 | 1 | Discarding by a filter needs the role admin.
            409 | 1 | Discarding by a filter needs the role admin.
            500 | 1 | Discarding by a filter needs the role admin.
            503 | 3 | Discarding by a filter needs the role admin.
            """)
    void tellsProblemsInASentenceAndByItsExitCode(int status, int exitCode, String sentence) {
        server.on("GET /blocked-keys", status, "{\"detail\":\"Discarding by a filter needs the role admin.\"}");

        run.run("blocked-keys");

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).isEqualToIgnoringNewLines(sentence);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void tellsEveryWrongField() {
        server.on("GET /blocked-keys?limit=900", 400, """
                {"detail":"The query has a wrong parameter; see errors.","incident":"77",
                 "errors":[{"parameter":"limit","detail":"must be a number from 1 to 200"},
                           {"pointer":"/log","detail":"no"}]}""");

        run.run("blocked-keys", "--limit", "900");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly(
                        "The query has a wrong parameter; see errors.",
                        "  limit must be a number from 1 to 200",
                        "  /log no",
                        "  The server's log has it under incident 77");
    }

    @Test
    void tellsThatNobodyAnswers() {
        server.close();

        run.run("groups");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith(server.url() + " cannot be reached").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense",
        "groups --nonsense",
        "letter not-an-id",
        "letters --from yesterday",
        "letters --group x",
        "''"
    })
    void refusesWrongUsageWithoutAskingTheServer(String arguments) {
        run.run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--help lists what there is.").hasLineCount(1);
        assertThat(server.asked()).isEmpty();
    }
}
