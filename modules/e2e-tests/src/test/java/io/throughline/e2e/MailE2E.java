package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What the customer reads of an order, with the mail relay's ledger as witness. Its last test leaves one node, which no class
 * after it needs.
 */
@PackagedServer
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MailE2E {

    private static final Map<String, String> TOLD = Map.of(
            "orders.order-placed", "order-received",
            "orders.order-confirmed", "order-confirmed",
            "orders.order-cancelled", "order-cancelled",
            "orders.order-completed", "order-completed",
            "shipping.shipment-dispatched", "shipment-dispatched");

    private final Installation installation;
    private ShopClient shop;
    private final Provider sandbox;
    private final ApplicationDatabase database;
    private final String customer = UUID.randomUUID() + "@example.org";

    MailE2E(Installation installation) {
        this.installation = installation;
        shop = installation.client();
        sandbox = installation.provider();
        database = installation.database();
    }

    @AfterEach
    void recover() {
        sandbox.recover();
    }

    @Test
    void tellsOfEveryStepOnceInTheCustomersLanguage() {
        var order = place("MAILED", "fr-CA", "tok_ok");

        Eventually.that(() -> assertThat(order(order)).contains("CONFIRMED"));
        Eventually.that(() -> assertToldOnce(order));
        assertThat(mails())
                .allSatisfy(mail -> assertThat(mail.path("language").asText()).isEqualTo("fr"));
        assertThat(subjects()).contains("Nous avons reçu votre commande " + order);
    }

    @Test
    void saysWhyAnOrderWasCancelled() {
        var order = place("UNPAID", "de", "tok_declined");

        Eventually.that(() -> assertThat(subjects()).contains("Ihre Bestellung " + order + " wurde storniert"));
        assertThat(mails())
                .anySatisfy(mail -> assertThat(mail.path("text").asText()).contains("Die Zahlung wurde abgelehnt."));
    }

    @Test
    void holdsUpNoOrderWhileTheRelayIsAwayAndIsSentWhenItIsBack() {
        sandbox.failMails("\"mode\":\"reset\",\"when\":\"before\"");
        var order = place("UNTOLD", null, "tok_ok");
        Eventually.that(() -> assertThat(order(order)).contains("CONFIRMED"));
        Eventually.that(() -> assertThat(attemptsInVain(order)).isPositive());
        assertThat(mails()).isEmpty();

        sandbox.recover();

        Eventually.that(() -> assertToldOnce(order));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void isSentAgainUnderItsMessageIdByWhoeverLivesOnWhenItsNodeDies() {
        var before = sandbox.mailRepeats();
        installation.firstAlone();
        sandbox.failMails("\"mode\":\"timeout\",\"when\":\"after\",\"delayMs\":60000,\"times\":1");
        var order = place("SURVIVING", null, "tok_ok");
        Eventually.that(() -> assertThat(sandbox.struck()).isEqualTo(1));

        installation.first().kill();
        shop = installation.client(installation.second());

        Eventually.that(() -> assertThat(states(order)).containsOnly("SENT"));
        Eventually.that(() -> assertTold(order));
        // the one that was struck may be the last of another order
        Eventually.that(() -> assertThat(sandbox.mailRepeats()).isGreaterThan(before));
    }

    private String place(String sku, String language, String token) {
        shop.stock(sku, 10);
        var form = """
                {"customer":{"id":"c-1","email":"%s"%s},"currency":"EUR",
                 "lines":[{"sku":"%s","quantity":2,"unitPrice":1250}],"payment":{"method":"card","token":"%s"}}""".formatted(customer, language == null ? "" : ",\"language\":\"" + language + "\"", sku, token);
        return shop.as("storefront").post(ShopClient.ORDERS, form).require(202).text("orderId");
    }

    private List<String> order(String id) {
        return shop.order(id).texts("history", "/status");
    }

    private void assertToldOnce(String order) {
        assertTold(order);
        assertThat(mails())
                .allSatisfy(mail -> assertThat(mail.path("repeats").intValue()).isZero());
    }

    /** A mail of each step so far. */
    private void assertTold(String order) {
        var steps = database.texts("select type from messaging.outbox_event where key = ?", order).stream()
                .filter(TOLD::containsKey)
                .map(type -> "<" + order + "." + TOLD.get(type) + "@throughline.example>")
                .toList();
        assertThat(steps).hasSizeGreaterThan(1);
        assertThat(mails().stream().map(mail -> mail.path("messageId").asText()))
                .containsExactlyInAnyOrderElementsOf(steps);
    }

    private List<String> subjects() {
        return mails().stream().map(mail -> mail.path("subject").asText()).toList();
    }

    private List<JsonNode> mails() {
        return StreamSupport.stream(sandbox.mails(customer).spliterator(), false)
                .toList();
    }

    private List<String> states(String order) {
        return StreamSupport.stream(
                        shop.get("viewer", "/notifications/api/mails?orderId=" + order)
                                .json()
                                .spliterator(),
                        false)
                .map(mail -> mail.path("state").asText())
                .toList();
    }

    private long attemptsInVain(String order) {
        return database.number(
                "select count(*) from notifications.mail where order_id = ?::uuid and state = 'REQUESTED'"
                        + " and reason is not null",
                order);
    }
}
