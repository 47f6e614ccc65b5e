package io.throughline.opscli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Consumers: listed, paused, resumed and limited. */
class ConsumerTest {

    private static final String PATH = "/consumers/payments.orders-events";
    private static final String STOPPED = """
            {"name":"payments.orders-events","state":"PAUSED","blockedKeys":2,"held":3,"deadLetters":1,"sessions":4,
             "pauses":[{"kind":"CIRCUIT","owner":"node1","reason":"what it needs is away","since":"2026-11-28T10:00:00.5Z",
                        "until":"2026-11-28T10:00:10Z"},
                       {"kind":"OPERATOR","owner":"olga","reason":"asked\\u001b[2J Ann","since":"2026-11-28T10:01:00Z"}]}""";
    private static final String RUNNING = """
            {"name":"payments.orders-events","state":"RUNNING","blockedKeys":0,"held":0,"deadLetters":0,"pauses":[]}""";

    private final FakeServer server = new FakeServer().on("GET " + PATH, 200, RUNNING);
    private final CommandRun run = CommandRun.against(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void showsWhoStoppedAConsumerAndWhyAndUntilWhen() {
        server.on("GET /consumers", 200, "[" + RUNNING.replace("payments", "shipping") + "," + STOPPED + "]");

        run.run("consumers");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll("  +", " | ")))
                .startsWith(
                        "CONSUMER | STATE | AT A TIME | BLOCKED KEYS | HELD | DEAD LETTERS | STOPPED BY",
                        "shipping.orders-events | RUNNING | as declared | 0 | 0 | 0",
                        "payments.orders-events | PAUSED | 4 | 2 | 3 | 1 | node1 since 2026-11-28T10:00:00Z until"
                                + " 2026-11-28T10:00:10Z: what it needs is away",
                        " | olga since 2026-11-28T10:01:00Z: asked·[2J Ann");
        assertThat(run.out())
                .contains(
                        "./run ops resume payments.orders-events --reason",
                        "./run ops limit payments.orders-events --none",
                        "./run ops groups --consumer payments.orders-events",
                        "./run ops blocked-keys --consumer payments.orders-events");
    }

    @Test
    void printsTheListAsTheServerGaveIt() {
        server.on("GET /consumers", 200, "[" + RUNNING + "]");

        run.run("consumers", "--json");

        assertThat(run.out()).isEqualTo("[" + RUNNING + "]" + System.lineSeparator());
    }

    @Test
    void showsWhatWasDoneToAConsumer() {
        server.on("GET " + PATH + "/actions", 200, """
                [{"at":"2026-11-28T10:01:00.5Z","action":"LIMITED TO 2","who":"olga","why":"busy\\u001b[2J"}]""");

        run.run("consumer-actions", "payments.orders-events");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll("  +", " | ")))
                .startsWith("AT | ACTION | BY | REASON", "2026-11-28T10:01:00Z | LIMITED TO 2 | olga | busy·[2J");
    }

    @Test
    void saysThatNothingWasDone() {
        server.on("GET " + PATH + "/actions", 200, "[]");

        run.run("consumer-actions", "payments.orders-events");

        assertThat(run.out()).contains("Nobody paused or limited payments.orders-events.", "./run ops consumers");
    }

    @Test
    void pausesAConsumerAfterAskingAndTellsHowItGoesOn() {
        server.on("POST " + PATH + "/pause", 200, STOPPED);

        run.answering("y").run("pause", "payments.orders-events", "--reason", "asked Ann");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo("Pause the consumer payments.orders-events on every node"
                        + " (RUNNING, 0 blocked keys, 0 events held, 0 dead letters)? [y/N] ");
        assertThat(server.bodyOf("POST " + PATH + "/pause")).isEqualTo("{\"reason\":\"asked Ann\"}");
        assertThat(run.out())
                .startsWith("payments.orders-events: PAUSED, 2 blocked keys, 3 events held, 1 dead letter;"
                        + " each node handles 4 at a time")
                .contains("  stopped by olga since 2026-11-28T10:01:00Z: asked·[2J Ann")
                .contains("./run ops resume payments.orders-events --reason '...'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resume payments.orders-events      | POST /resume      | {"reason":"r"}
            limit payments.orders-events --at-a-time 2 | PUT /concurrency | {"reason":"r","sessions":2}
            limit payments.orders-events --none        | PUT /concurrency | {"reason":"r","sessions":null}
            """)
    void givesEachOrderAsTheServerWantsIt(String arguments, String request, String body) {
        var sent = request.replace(" ", " " + PATH);
        server.on(sent, 200, RUNNING);

        run.run((arguments + " --reason r --yes --json").split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(RUNNING + System.lineSeparator());
        assertThat(server.bodyOf(sent)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause x --reason r", "resume x --reason r", "limit x --none --reason r"})
    void onlyLooksInADryRun(String arguments) {
        run.run((arguments + " --dry-run")
                .replace(" x ", " payments.orders-events ")
                .split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Would do: ").contains("payments.orders-events", "(RUNNING, ");
        assertThat(server.requests()).containsExactly("GET " + PATH);
    }

    @Test
    void givesNoOrderIfTheAnswerIsNotYes() {
        run.answering("no").run("pause", "payments.orders-events", "--reason", "r");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(server.requests()).containsExactly("GET " + PATH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pause a.b --yes",
                "resume a.b --yes",
                "limit a.b --at-a-time 1 --yes",
                "limit a.b --reason r --yes",
                "limit a.b --none --at-a-time 1 --reason r --yes",
                "limit a.b --at-a-time few --reason r --yes"
            })
    void givesNoOrderWithoutAReasonNorOneThatIsUnclear(String arguments) {
        run.run(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void limitsNoConsumerToNothing() {
        run.run("limit", "payments.orders-events", "--at-a-time", "0", "--reason", "r", "--yes");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--at-a-time is 1 or more, not 0.");
    }

    @Test
    void tellsThatThereIsNoSuchConsumer() {
        server.on("GET /consumers/nobody", 404, "{\"detail\":\"There is no consumer of this name.\"}");

        run.run("pause", "nobody", "--reason", "r", "--yes");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualToIgnoringNewLines("There is no consumer of this name.");
    }
}
