package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.ApplicationDatabase;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionIT extends OnLiberty {

    private static final String URL = "http://127.0.0.1:9/hooks";

    private final Webhooks webhooks = new Webhooks();
    private final ApplicationDatabase database = ApplicationDatabase.shared();

    @AfterEach
    void unsubscribeAll() {
        for (var account : new String[] {"integrator", "operator"}) {
            var own = webhooks.as(account).get("subscriptions").json().get("subscriptions");
            own.forEach(subscription -> {
                var probe = webhooks.as(account);
                probe.send(probe.request("subscriptions/" + Webhooks.id(subscription))
                        .DELETE());
            });
        }
    }

    @Test
    void showsTheSecretOnceAndKeepsItWhereNobodyReadsIt() {
        var created = webhooks.subscribing("integrator", URL, "orders.*", "shipping.shipment-dispatched")
                .require(201);
        var secret = created.text("secret");
        var shown = webhooks.as("integrator")
                .get("subscriptions/" + created.text("id"))
                .require(200);

        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(32);
        assertThat(created.header("Location")).endsWith("/subscriptions/" + created.text("id"));
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        assertThat(shown.body()).doesNotContain("secret", "whsec_");
        assertThat(shown.json().get("eventTypes")).hasToString("[\"orders.*\",\"shipping.shipment-dispatched\"]");
        assertThat(shown.text("owner")).isEqualTo("integrator");
        assertThat(everything()).contains(created.text("id")).doesNotContain(secret, hex(secret));
    }

    @Test
    void belongsToItsAccountAndIsSeenByTheHouse() {
        var own = Webhooks.id(webhooks.subscribe(URL, "*"));
        var foreign = webhooks.subscribing("operator", URL, "*").require(201).text("id");

        assertThat(webhooks.as("integrator").get("subscriptions").texts("subscriptions", "/id"))
                .contains(own)
                .doesNotContain(foreign);
        assertThat(webhooks.as("viewer").get("subscriptions").texts("subscriptions", "/id"))
                .contains(own, foreign);
        assertThat(webhooks.as("integrator").get("subscriptions/" + foreign).status())
                .isEqualTo(404);
        assertThat(webhooks.as("integrator")
                        .get("subscriptions/" + foreign + "/deliveries")
                        .status())
                .isEqualTo(404);
        assertThat(deleting("integrator", foreign)).isEqualTo(404);
        assertThat(webhooks.as("viewer")
                        .get("subscriptions/" + own + "/deliveries")
                        .status())
                .isEqualTo(200);
        assertThat(deleting("viewer", own)).isEqualTo(403);
        assertThat(deleting("operator", own)).isEqualTo(204);
        assertThat(webhooks.as("integrator").get("subscriptions/" + own).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"storefront", "stockkeeper", "viewer"})
    void isNotMadeByOtherAccounts(String account) {
        assertThat(webhooks.subscribing(account, URL, "*").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://example.org | orders.* | /url | must begin with https:// or http://",
                "http://2130706433/ | orders.* | /url | must have a host name, or an IPv4 address as four decimal"
                        + " numbers, or an IPv6 address",
                "http://no-such-host.invalid/ | orders.* | /url | has a host that cannot be resolved",
                "http://127.0.0.1/ | orders.order-forgotten | /eventTypes/0 | is no known event type; there are *,"
                        + " inventory.*, orders.*, payments.*, shipping.* and the types of these contexts",
                "http://127.0.0.1/ | orders.order-cancellation-requested | /eventTypes/0 | is an internal event, which"
                        + " is not delivered",
                "http://127.0.0.1/ | Orders | /eventTypes/0 | must be an event type, <context>.* or *"
            })
    void isRefusedWithWhatIsWrong(String url, String eventType, String pointer, String rule) {
        var refused = webhooks.subscribing("integrator", url, eventType);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.mediaType()).startsWith("application/problem+json");
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(refused.json().at("/errors/0/detail").asText()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"contact\":\"nobody\"} | /contact",
                "{\"language\":\"Deutsch!\"} | /language",
                "{\"requestsPerSecond\":0} | /requestsPerSecond",
                "{\"requestsPerSecond\":1001} | /requestsPerSecond",
                "{\"pace\":1} | /pace"
            })
    void refusesPreferencesThatAreNone(String preferences, String pointer) {
        var own = Webhooks.id(webhooks.subscribe(URL, "*"));
        var refused = webhooks.as("integrator").put("subscriptions/" + own + "/preferences", preferences);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    @Test
    void prefersWhatItsOwnerSaysAndNothingElse() {
        var own = webhooks.subscribePreferring("{\"contact\":\"ops@example.org\",\"language\":\"de\"}", URL, "*");
        var preferences = "subscriptions/" + Webhooks.id(own) + "/preferences";

        assertThat(webhooks.as("viewer").put(preferences, "{}").status()).isEqualTo(403);
        assertThat(webhooks.get(own).at("/preferences/contact").asText()).isEqualTo("ops@example.org");
        var replaced = webhooks.as("integrator")
                .put(preferences, "{\"requestsPerSecond\":7}")
                .require(200)
                .json();
        assertThat(replaced.at("/preferences/requestsPerSecond").asInt()).isEqualTo(7);
        assertThat(replaced.get("preferences").hasNonNull("contact")).isFalse();
    }

    @Test
    void takesEveryEventTypeThatIsPublished() {
        assertThat(webhooks.subscribing(
                                "integrator",
                                URL,
                                "orders.order-placed",
                                "payments.payment-captured",
                                "inventory.stock-reserved",
                                "shipping.shipment-rejected")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void isListedInPages() {
        for (int i = 0; i < 3; i++) {
            webhooks.subscribe(URL, "*");
        }
        var first = webhooks.as("integrator")
                .get("subscriptions?limit=2")
                .require(200)
                .json();
        var second = webhooks.as("integrator")
                .get("subscriptions?limit=2&cursor=" + first.get("next").asText())
                .require(200)
                .json();

        assertThat(first.get("subscriptions")).hasSize(2);
        assertThat(second.get("subscriptions")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(webhooks.as("integrator").get("subscriptions?limit=0").status())
                .isEqualTo(400);
        assertThat(webhooks.as("integrator").get("subscriptions?cursor=x").status())
                .isEqualTo(400);
        assertThat(webhooks.as("integrator").get("subscriptions/x").status()).isEqualTo(404);
    }

    @Test
    void isLimitedForEachAccount() {
        JsonNode last = null;
        for (int i = 0; i < 50; i++) {
            last = webhooks.subscribe(URL, "payments.*");
        }
        var refused = webhooks.subscribing("integrator", URL, "payments.*");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("reason")).isEqualTo("too_many_subscriptions");
        webhooks.delete(last);
        assertThat(webhooks.subscribing("integrator", URL, "payments.*").status())
                .isEqualTo(201);
    }

    @Test
    void hasNoDeliveryToResendThatIsNotItsOwn() {
        var own = Webhooks.id(webhooks.subscribe(URL, "*"));

        assertThat(webhooks.as("integrator")
                        .post("subscriptions/" + own + "/deliveries/" + UUID.randomUUID() + "/resend", "")
                        .status())
                .isEqualTo(404);
        assertThat(webhooks.as("integrator")
                        .get("subscriptions/" + own + "/deliveries?state=LOST")
                        .status())
                .isEqualTo(400);
    }

    private int deleting(String account, String subscription) {
        var probe = webhooks.as(account);
        return probe.send(probe.request("subscriptions/" + subscription).DELETE())
                .status();
    }

    private String everything() {
        return String.join("\n", database.texts("select s::text from webhooks.subscription s"));
    }

    private static String hex(String secret) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(secret.substring("whsec_".length())));
    }
}
