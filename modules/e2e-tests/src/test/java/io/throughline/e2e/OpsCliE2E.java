package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.throughline.messaging.testkit.Eventually;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A poison message, from the first sign to the repaired order, by {@code ./run ops}. */
@PackagedServer
class OpsCliE2E {

    private static final String QUEUE = "dev.inventory.orders-events";
    private static final String LETTERS = "/ops/api/dead-letters";
    private static final String CONSUMER = "inventory.orders-events";

    private final Installation installation;
    private final ShopClient shop;
    private final OpsTerminal operator;

    OpsCliE2E(Installation installation) {
        this.installation = installation;
        shop = installation.client();
        operator = terminal("operator");
    }

    @AfterEach
    void goOn() {
        var reason = BodyPublishers.ofString("{\"reason\":\"the test is over\"}");
        shop.send(shop.as("operator")
                        .json("/ops/api/consumers/" + CONSUMER + "/resume")
                        .POST(reason))
                .require(200);
    }

    @Test
    void repairsAPoisonMessage() {
        var order = orderThatHoldsStock("REPAIRED");
        poison(order);
        var letter = letterOf(order);
        var id = letter.path("id").asText();
        var group = CONSUMER + "/" + letter.path("fingerprint").asText();

        assertThat(operator.run("groups", "--consumer", CONSUMER).require(0).out())
                .contains(group, "./run ops letters --group ");
        assertThat(operator.run("letters", "--group", group, "--business-id", order)
                        .require(0)
                        .out())
                .contains(id, "WAITING");
        assertThat(operator.run("letter", id, "--body").require(0).out()).isEqualTo(withoutAReason(order));

        operator.run("edit", id, "--data", repaired(order), "--reason", "reason added", "--dry-run")
                .require(0);
        assertThat(stateOf(id)).isEqualTo("WAITING");
        operator.run("edit", id, "--data", "{}", "--reason", "still wrong", "--dry-run")
                .require(1);
        assertThat(stateOf(id)).isEqualTo("WAITING");
        assertThat(operator.run("edit", id, "--data", "{}", "--reason", "still wrong", "--yes")
                        .require(1)
                        .err())
                .contains("The consumer could not read the edited event.", "orderId");
        operator.run("edit", id, "--data", repaired(order), "--reason", "reason added", "--yes")
                .require(0);

        assertThat(stateOf(id)).isEqualTo("REPLACED");
        Eventually.that(() -> assertThat(shop.reserved("REPAIRED")).isZero());
        assertThat(operator.run("timeline", order).require(0).out()).contains("orders.order-cancelled", CONSUMER);
    }

    @Test
    void stopsAReplayAtItsCanaryAndDiscardsAndRestores() {
        var order = UUID.randomUUID().toString();
        poison(order);
        var id = letterOf(order).path("id").asText();

        var tried = operator.run("replay", id, "--reason", "perhaps it works", "--dry-run");
        assertThat(tried.require(0).out()).contains("Covers 1 event of 1 key", order, "nothing was sent");
        var replayed = operator.run("replay", id, "--reason", "perhaps it works", "--yes");
        assertThat(replayed.require(1).out()).contains("STOPPED, 1 canary failed again", "./run ops resume ");
        assertThat(operator.run("letter", id).require(0).out())
                .contains("REPLAYED  who operator", "failed       2 times");
        var replay = operator.run("replays", "--limit", "1", "--json")
                .require(0)
                .json()
                .path(0);
        assertThat(replay.path("state").asText()).isEqualTo("STOPPED");
        var replayId = replay.path("id").asText();
        assertThat(operator.run("replay-status", replayId, "--items", "failed")
                        .require(0)
                        .out())
                .contains(id, "canary");
        operator.run("cancel", replayId, "--reason", "it does not work", "--yes")
                .require(0);
        assertThat(operator.run("resume", replayId, "--yes").require(1).err()).contains("CANCELLED");

        assertThat(operator.run("discard", id, "--reason", "of no use", "--yes")
                        .require(0)
                        .out())
                .contains("Discarded 1 dead letter.");
        assertThat(stateOf(id)).isEqualTo("DISCARDED");
        assertThat(operator.run("discard", id, "--reason", "once more", "--dry-run")
                        .require(0)
                        .out())
                .contains("None of these dead letters waits.");
        operator.run("restore", id, "--reason", "of use after all", "--yes").require(0);
        assertThat(stateOf(id)).isEqualTo("WAITING");
        operator.run("discard", id, "--reason", "of no use", "--yes").require(0);
    }

    @Test
    void haltsAConsumerUntilItIsResumed() {
        operator.run("pause", CONSUMER, "--reason", "a test", "--yes").require(0);
        assertThat(operator.run("consumers").require(0).out())
                .contains("PAUSED", "operator since ", "./run ops resume " + CONSUMER);
        shop.stock("HALTED", 10);
        var order = shop.place(OrderForm.of("HALTED", 2));
        // payments had the same event
        Eventually.that(() -> assertThat(paymentOf(order)).isEqualTo("AUTHORIZED"));
        operator.run("limit", CONSUMER, "--at-a-time", "1", "--reason", "a test", "--yes")
                .require(0);
        assertThat(shop.reserved("HALTED")).isZero();

        assertThat(operator.run("resume", CONSUMER, "--reason", "it is over", "--yes")
                        .require(0)
                        .out())
                .contains(CONSUMER + ": RUNNING", "each node handles 1 at a time");
        Eventually.that(() -> assertThat(shop.order(order).text("status")).isEqualTo("COMPLETED"));
        operator.run("limit", CONSUMER, "--none", "--reason", "it is over", "--yes")
                .require(0);
        assertThat(operator.run("consumer-actions", CONSUMER, "--json")
                        .require(0)
                        .json())
                .extracting(action -> action.path("action").asText() + " by "
                        + action.path("who").asText() + ": "
                        + action.path("why").asText())
                .startsWith(
                        "LIMIT REMOVED by operator: it is over",
                        "RESUMED by operator: it is over",
                        "LIMITED TO 1 by operator: a test",
                        "PAUSED by operator: a test");
        operator.run("consumer-actions", "nobody").require(1);
        operator.run("pause", "nobody", "--reason", "a test", "--yes").require(1);
    }

    @Test
    void letsNobodyDoMoreThanTheirRole() {
        var order = UUID.randomUUID().toString();
        poison(order);
        var id = letterOf(order).path("id").asText();
        var viewer = terminal("viewer");

        viewer.run("letter", id).require(0);
        viewer.run("letter", id, "--body").require(4);
        viewer.run("discard", id, "--reason", "r", "--yes").require(4);
        viewer.run("replay", id, "--reason", "r", "--yes").require(4);
        viewer.run("edit", id, "--set", "type=x.y", "--reason", "r", "--yes").require(4);
        viewer.run("pause", CONSUMER, "--reason", "r", "--yes").require(4);
        new OpsTerminal(operator.url(), "operator", "wrong").run("groups").require(4);
        assertThat(operator.run("discard", "--business-id", order, "--reason", "r", "--yes")
                        .require(4)
                        .err())
                .contains("needs the role admin");
        assertThat(stateOf(id)).isEqualTo("WAITING");

        assertThat(terminal("admin")
                        .run("discard", "--business-id", order, "--reason", "of a test", "--yes")
                        .require(0)
                        .out())
                .contains("Discarded 1 dead letter.");
        assertThat(operator.run("replay-status", UUID.randomUUID().toString(), "--items", "any")
                        .require(1)
                        .err())
                .contains("There is no replay with this id.");
    }

    private OpsTerminal terminal(String account) {
        return new OpsTerminal(
                installation.first().url(), account, installation.password(account.toUpperCase(Locale.ROOT)));
    }

    private String orderThatHoldsStock(String sku) {
        shop.stock(sku, 10);
        var order = shop.place(OrderForm.of(sku, 2).keptAtTheDepot());
        Eventually.that(() -> assertThat(shop.order(order).text("status")).isEqualTo("CONFIRMED"));
        assertThat(shop.reserved(sku)).isEqualTo(2);
        return order;
    }

    // by HTTP, for processes take the time of the servers
    private JsonNode letterOf(String order) {
        Eventually.that(() -> assertThat(lettersOf(order)).hasSize(1));
        return lettersOf(order).path(0);
    }

    private JsonNode lettersOf(String order) {
        return shop.get("viewer", LETTERS + "?businessId=" + order)
                .require(200)
                .json()
                .path("deadLetters");
    }

    private String stateOf(String id) {
        return shop.get("viewer", LETTERS + "/" + id)
                .require(200)
                .json()
                .at("/letter/state")
                .asText();
    }

    private String paymentOf(String order) {
        return shop.get("viewer", "/payments/api/payments?orderId=" + order)
                .json()
                .at("/0/status")
                .asText();
    }

    /** An event of a stranger that lacks what the contract requires. */
    private void poison(String order) {
        installation.brokerAdministrator().send(QUEUE, jms -> {
            var message = jms.createTextMessage(withoutAReason(order));
            message.setStringProperty("cloudEvents_specversion", "1.0");
            message.setStringProperty(
                    "cloudEvents_id", UuidCreator.getTimeOrderedEpoch().toString());
            message.setStringProperty("cloudEvents_source", "/stranger");
            message.setStringProperty("cloudEvents_type", "orders.order-cancelled");
            message.setStringProperty("cloudEvents_time", Instant.now().toString());
            message.setStringProperty("cloudEvents_dataschema", "urn:throughline:orders.order-cancelled:1");
            message.setStringProperty("cloudEvents_datacontenttype", "application/json");
            message.setStringProperty("cloudEvents_partitionkey", order);
            return message;
        });
    }

    private static String withoutAReason(String order) {
        return "{\"orderId\":\"" + order + "\"}";
    }

    private static String repaired(String order) {
        return "{\"orderId\":\"" + order + "\",\"reason\":\"cancelled_by_customer\"}";
    }
}
