package io.throughline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.devstack.TestServers;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.messaging.testkit.HttpProbe;
import io.throughline.orders.events.OrderPlaced;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails to many customers, on a work queue of their own, through the broker and a real mail relay. */
class CampaignIT extends OnLiberty {

    private static final String TEXT = "{\"subject\":\"Spring <sale>\",\"text\":\"Half price.\\nUntil Sunday.\"}";

    /** Of the consumer: what may be with the mail server when a campaign is cancelled. */
    private static final int SESSIONS = 2;

    private final HttpProbe nobody = HttpProbe.ofManaged("/notifications/api/");
    private final HttpProbe operator = nobody.as("operator");
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private final MailRelay relay =
            new MailRelay(HttpProbe.of(TestServers.shared().sandbox().url()));
    private final String name = "sale-" + UUID.randomUUID();

    @AfterEach
    void leaveNothingToSend() {
        operator.post("campaigns/" + name + "/cancel", "");
        relay.noMoreFaults();
    }

    @Test
    void reachesEveryRecipientOnce() {
        operator.put("campaigns/" + name, TEXT).require(201);
        assertThat(add(0, 150)).hasToString("{\"added\":150,\"known\":0}");
        assertThat(add(100, 250)).hasToString("{\"added\":100,\"known\":50}");
        start();
        start();

        Eventually.that(
                () -> assertThat(mails()).hasToString("{\"waiting\":0,\"requested\":0,\"sent\":250,\"refused\":0}"));
        assertThat(state()).isEqualTo("ALL_REQUESTED");
        for (int i : new int[] {0, 199, 200, 249}) {
            assertThat(relay.texts(address(i), "repeats")).containsExactly("0");
        }
        var mail = relay.mails(address(7)).get(0);
        assertThat(mail.path("subject").asText()).isEqualTo("Spring <sale>");
        assertThat(mail.path("text").asText()).contains("Half price.", "Until Sunday.");
        assertThat(mail.path("messageId").asText()).startsWith("<" + name + ".8.campaign@");
    }

    @Test
    void letsTheMailsOfOrdersPassAndStopsWhenItIsCancelled() {
        relay.fault("\"mode\":\"slow\",\"delayMs\":200");
        begin(1_000);
        Eventually.that(() -> assertThat(mails().get("sent").asInt()).isPositive());

        var order = UUID.randomUUID();
        place(order);
        Eventually.that(() -> assertThat(operator.get("mails?orderId=" + order)
                        .json()
                        .at("/0/state")
                        .asText())
                .isEqualTo("SENT"));
        assertThat(mails().get("waiting").asInt()).isPositive();

        operator.post("campaigns/" + name + "/cancel", "").require(200);
        int sent = mails().get("sent").asInt();
        Eventually.that(() -> assertThat(mails().get("requested").asInt()).isZero());
        assertThat(mails().get("sent").asInt()).isBetween(sent, sent + SESSIONS);
        assertThat(mails().get("waiting").asInt()).isPositive();
        assertThat(database.texts(
                        "select distinct reason from notifications.campaign_mail where campaign = ? and state = 'REFUSED'",
                        name))
                .containsExactly("the campaign was cancelled");
    }

    @Test
    void goesOnAfterTheRelayTookNothing() {
        relay.fault("\"mode\":\"error\",\"status\":451,\"when\":\"before\"");
        begin(3);
        Eventually.that(() -> assertThat(database.number(
                        "select count(*) from notifications.campaign_mail where campaign = ? and reason like '451%'",
                        name))
                .isEqualTo(3));

        relay.noMoreFaults();

        Eventually.that(() -> assertThat(mails().get("sent").asInt()).isEqualTo(3));
        assertThat(relay.texts(address(2), "repeats")).containsExactly("0");
    }

    @Test
    void staysAsItIsOnceStarted() {
        operator.put("campaigns/" + name, TEXT).require(201);
        assertThat(reason(operator.post("campaigns/" + name + "/start", "")
                        .require(409)
                        .json()))
                .isEqualTo("no_recipients");
        operator.put("campaigns/" + name, TEXT).require(200);
        add(0, 1);
        start();
        assertThat(reason(operator.put("campaigns/" + name, TEXT).require(409).json()))
                .isEqualTo("not_a_draft");
        assertThat(reason(operator.post("campaigns/" + name + "/recipients", recipients(1, 2))
                        .require(409)
                        .json()))
                .isEqualTo("not_a_draft");
        operator.post("campaigns/" + name + "/cancel", "").require(200);
        assertThat(reason(operator.post("campaigns/" + name + "/start", "")
                        .require(409)
                        .json()))
                .isEqualTo("wrong_state");
        assertThat(nobody.as("viewer").get("campaigns").require(200).json().toString())
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"subject\":\"two\\nlines\",\"text\":\"x\"}  | /subject",
                "{\"subject\":\" \",\"text\":\"x\"}            | /subject",
                "{\"subject\":\"x\",\"text\":\" \"}            | /text",
                "{\"subject\":\"x\",\"text\":\"x\",\"language\":\"?\"} | /language"
            })
    void doesNotSayWhatIsNoMail(String body, String pointer) {
        var refused = operator.put("campaigns/" + name, body).require(422);

        assertThat(refused.json().at("/errors/0/pointer").asText()).endsWith(pointer);
    }

    @Test
    void takesAddressesOnly() {
        operator.put("campaigns/" + name, TEXT).require(201);
        var refused = operator.post("campaigns/" + name + "/recipients", "{\"recipients\":[\"a@example.org\",\"b\"]}")
                .require(422);

        assertThat(refused.json().at("/errors/0/pointer").asText()).endsWith("/recipients/1");
    }

    @Test
    void isNotFoundUnderAnotherName() {
        assertThat(operator.get("campaigns/" + name).status()).isEqualTo(404);
        assertThat(operator.post("campaigns/" + name + "/start", "").status()).isEqualTo(404);
        assertThat(operator.get("campaigns/Not.A.Name").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"storefront", "stockkeeper", "integrator", "viewer"})
    void isSentByOperatorsOnly(String account) {
        assertThat(nobody.as(account).put("campaigns/" + name, TEXT).status()).isEqualTo(403);
        assertThat(nobody.as(account).post("campaigns/" + name + "/start", "").status())
                .isEqualTo(403);
    }

    @Test
    void isKeptToItsStatesByTheDatabaseToo() {
        operator.put("campaigns/" + name, TEXT).require(201);
        add(0, 1);

        assertThatThrownBy(
                        () -> database.change("update notifications.campaign set state = 'LOST' where name = ?", name))
                .hasMessageContaining("campaign_state_is_known");
        assertThatThrownBy(() -> database.change(
                        "update notifications.campaign_mail set state = 'REFUSED' where campaign = ?", name))
                .hasMessageContaining("campaign_mail_refused_has_reason");
    }

    private void begin(int recipients) {
        operator.put("campaigns/" + name, TEXT).require(201);
        add(0, recipients);
        start();
    }

    private JsonNode add(int from, int to) {
        return operator.post("campaigns/" + name + "/recipients", recipients(from, to))
                .require(200)
                .json();
    }

    private String recipients(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "\"" + address(i) + "\"")
                .collect(Collectors.joining(",", "{\"recipients\":[", "]}"));
    }

    private String address(int i) {
        return i + "." + name + "@example.org";
    }

    private void start() {
        operator.post("campaigns/" + name + "/start", "").require(200);
    }

    private JsonNode mails() {
        return operator.get("campaigns/" + name).require(200).json().get("mails");
    }

    private String state() {
        return operator.get("campaigns/" + name)
                .require(200)
                .json()
                .get("state")
                .asText();
    }

    private static String reason(JsonNode problem) {
        return problem.path("reason").asText();
    }

    private void place(UUID order) {
        nobody.as("admin")
                .post(
                        "probe/events/" + OrderPlaced.class.getName(),
                        ("{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"customerEmail\":\"%s@example.org\","
                                        + "\"currency\":\"EUR\",\"total\":1999,"
                                        + "\"lines\":[{\"sku\":\"mug\",\"quantity\":1,\"unitPrice\":1999}],"
                                        + "\"paymentMethod\":\"card\",\"paymentToken\":\"tok_ok\","
                                        + "\"payBy\":\"2099-01-01T00:00:00Z\",\"placedAt\":\"2026-01-01T00:00:00Z\"}")
                                .formatted(order, order))
                .require(204);
    }
}
