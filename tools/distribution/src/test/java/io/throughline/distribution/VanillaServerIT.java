package io.throughline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The deployment guide, followed to the letter with the archive and nothing else; TLS and tokens are on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VanillaServerIT {

    private static final String ORDERS = "/orders/api/orders";
    private static final String ORDER = """
            {"customer":{"id":"%s","email":"someone@example.org"},"currency":"EUR",
             "lines":[{"sku":"sku-1","quantity":1,"unitPrice":100}],"payment":{"method":"card","token":"tok_ok"}}""";

    private Installation installation;
    private Reader reader;
    private String printed;

    @BeforeAll
    void followTheGuide(@TempDir Path home) throws IOException, GeneralSecurityException {
        installation = new Installation(home);
        installation.start();
        reader = installation.reader();
        printed = installation.follow();
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    @Test
    void completesAnOrder() {
        assertThat(printed).contains("\"status\":\"PLACED\"", "\"status\":\"CONFIRMED\"", "\"status\":\"COMPLETED\"");
    }

    /** Also those that a completed order does not need, on the oldest database that is promised. */
    @Test
    void handlesEveryEventAtEveryConsumer() throws SQLException {
        var missing = "SELECT s.consumer || ' ' || e.type FROM messaging.outbox_event e JOIN messaging.subscription s"
                + " ON s.type = e.type OR s.type = '*' AND s.consumer LIKE '%.' || e.context || '-events'"
                + " WHERE NOT EXISTS (SELECT FROM messaging.inbox i"
                + " WHERE i.event_id = e.event_id AND i.consumer = s.consumer)";

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(texts(missing)).isEmpty());
        assertThat(texts("SELECT consumer || ' ' || last_error FROM messaging.blocked_key"))
                .isEmpty();
        assertThat(texts("SELECT consumer FROM messaging.subscription WHERE type = '*'"))
                .contains("webhooks.orders-events");
    }

    @Test
    void needsFewCommands() {
        var guide = new Guide(installation.inArchive("docs/operations/deploy.md"));

        // and ./run package before them
        assertThat(guide.commands()).hasSizeLessThan(15);
    }

    @Test
    void keepsACustomerToItsOwnOrders() {
        var own = place("grace");

        assertThat(reader.get(as("grace"), ORDERS + "/" + own).statusCode()).isEqualTo(200);
        assertThat(reader.get(staff("viewer"), ORDERS + "/" + own).statusCode()).isEqualTo(200);
        assertThat(reader.get(as("grace"), ORDERS).body()).contains(own);
        for (var path : List.of(ORDERS + "/" + own, ORDERS + "/" + own + "/events")) {
            requireProblem(404, reader.get(as("eve"), path));
        }
        requireProblem(404, reader.post(as("eve"), ORDERS + "/" + own + "/cancellation", ""));
        assertThat(reader.post(as("grace"), ORDERS + "/" + own + "/cancellation", "")
                        .statusCode())
                .isIn(202, 409);
        assertThat(reader.get(as("eve"), ORDERS).body()).doesNotContain(own);
        assertThat(reader.get(as("eve"), ORDERS + "?customer=grace").body()).doesNotContain(own);
    }

    @Test
    void letsNobodyButTheShopPlaceAnOrder() {
        var priced = ORDER.formatted("eve").replace("\"unitPrice\":100", "\"unitPrice\":1");

        requireProblem(403, reader.post(as("eve"), ORDERS, priced));
        for (var role : List.of("viewer", "operator", "admin", "stockkeeper", "integrator")) {
            requireProblem(403, reader.post(staff(role), ORDERS, priced));
        }
        assertThat(reader.get(as("eve"), ORDERS).body()).contains("\"orders\":[]");
    }

    @Test
    void givesACustomerNothingOfTheStaffs() {
        for (var path : List.of("/payments/api/payments?orderId=" + UUID.randomUUID(), "/inventory/api/stock/sku-1")) {
            requireProblem(403, reader.get(as("grace"), path));
        }
    }

    @Test
    void admitsTheIssuersTokensOnly() throws GeneralSecurityException {
        var soon = Instant.now().plusSeconds(600);
        var issuer = installation.issuer();
        var wrong = List.of(
                new Issuer().token("grace", "viewer"),
                issuer.token("https://elsewhere.example.org", Issuer.AUDIENCE, "grace", "viewer", soon),
                issuer.token(Issuer.NAME, "another", "grace", "viewer", soon),
                issuer.token(
                        Issuer.NAME,
                        Issuer.AUDIENCE,
                        "grace",
                        "viewer",
                        Instant.now().minusSeconds(120)),
                issuer.token("grace", "viewer") + "x",
                "nonsense");

        assertThat(reader.get(staff("viewer"), ORDERS).statusCode()).isEqualTo(200);
        for (var token : wrong) {
            requireChallenge(reader.get("Bearer " + token, ORDERS));
        }
        requireChallenge(reader.get("", ORDERS));
        // viewer, without a password and with one
        requireChallenge(reader.get("Basic dmlld2VyOg==", ORDERS));
        requireChallenge(reader.get("Basic dmlld2VyOnNlY3JldA==", ORDERS));
    }

    @Test
    void opensTheDocumentToNobodyWhileNoAccountHasAPassword() {
        for (var credentials : List.of("", "Basic dmlld2VyOg==", "Basic dmlld2VyOnNlY3JldA==", "Bearer nonsense")) {
            assertThat(reader.get(credentials, "/openapi").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void talksToTheDatabaseEncrypted() throws SQLException {
        var query = "SELECT count(*), bool_and(s.ssl) FROM pg_stat_activity a JOIN pg_stat_ssl s USING (pid)"
                + " WHERE a.usename = 'throughline_app'";
        try (var connection = installation.postgres().connect("throughline");
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            assertThat(rows.getInt(1)).isPositive();
            assertThat(rows.getBoolean(2)).isTrue();
        }
    }

    @Test
    void logsNothingButJson() throws IOException {
        assertThat(installation.log()).isNotEmpty().allMatch(line -> line.startsWith("{"));
    }

    @Test
    void mayBeFollowedTwice() {
        assertThat(installation
                        .again("java -jar database/throughline-migrations.jar prepare")
                        .exitCode())
                .isZero();
        assertThat(installation
                        .again("java -jar database/throughline-migrations.jar migrate")
                        .require())
                .contains("up to date");
        assertThat(installation.again("broker/topology.sh prod").require()).contains("Done.");
    }

    @Test
    void saysWhatIsWrongInOneSentence() {
        var migrations = "java -jar database/throughline-migrations.jar ";
        assertFailure(2, "usage", installation.again(migrations + "destroy"));
        assertFailure(
                1,
                "THROUGHLINE_DB_ADMIN_PASSWORD",
                installation.again("unset ${!THROUGHLINE_DB_ADMIN_PASS*}\n" + migrations + "prepare"));
        assertFailure(1, "refused", installation.again("THROUGHLINE_DB_PORT=1 " + migrations + "migrate"));
        assertFailure(2, "usage", installation.again("broker/topology.sh 'prod;'"));
        assertFailure(
                1,
                "does not answer",
                installation.again("THROUGHLINE_BROKER_JOLOKIA=http://127.0.0.1:1 broker/topology.sh prod"));
        assertFailure(
                1, "refused", installation.again("THROUGHLINE_BROKER_ADMIN_PASSWORD=wrong broker/topology.sh prod"));
    }

    /** Liberty plays the console: what matters is who signed its certificate. */
    @Test
    void saysThatTheConsolesCertificateIsOfAnAuthorityItDoesNotKnow() {
        var console = "THROUGHLINE_BROKER_JOLOKIA=$URL/console/jolokia ";
        var topology = console + "broker/topology.sh prod";

        assertFailure(1, "CURL_CA_BUNDLE", installation.again(topology));
        assertFailure(
                1, "CURL_CA_BUNDLE=nowhere.pem cannot", installation.again("CURL_CA_BUNDLE=nowhere.pem " + topology));
        assertFailure(1, "the broker refused", installation.again("CURL_CA_BUNDLE=\"$CA\" " + topology));
    }

    private List<String> texts(String query) throws SQLException {
        try (var connection = installation.postgres().connect("throughline");
                var rows = connection.createStatement().executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private String place(String customer) {
        var placed = reader.post(staff("storefront"), ORDERS, ORDER.formatted(customer));
        assertThat(placed.statusCode()).as(placed.body()).isEqualTo(202);
        return placed.body().replaceAll(".*\"orderId\":\"([^\"]*)\".*", "$1");
    }

    private String as(String customer) {
        return "Bearer " + installation.issuer().token(customer, "customer");
    }

    private String staff(String role) {
        return "Bearer " + installation.issuer().token("someone", role);
    }

    private static void assertFailure(int exitCode, String word, Command.Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(exitCode);
        assertThat(outcome.output()).contains(word).doesNotContain("\tat ");
    }

    private static void requireChallenge(HttpResponse<String> answer) {
        requireProblem(401, answer);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"throughline\"");
    }

    private static void requireProblem(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }
}
