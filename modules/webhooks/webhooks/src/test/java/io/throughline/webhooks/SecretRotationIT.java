package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.Eventually;
import io.throughline.webhooks.Customer.Received;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of the real server, verified with the reference library of Standard Webhooks, while their secrets change. */
class SecretRotationIT extends OnLiberty {

    private final Webhooks webhooks = new Webhooks();
    private final ApplicationDatabase database = ApplicationDatabase.shared();
    private Customer customer;
    private JsonNode subscription;
    private String first;

    @BeforeEach
    void subscribe() throws IOException {
        webhooks.resetClock();
        customer = new Customer();
        subscription = webhooks.subscribe(customer.url(), "orders.*");
        first = subscription.get("secret").asText();
    }

    @AfterEach
    void unsubscribe() {
        webhooks.delete(subscription);
        customer.close();
    }

    @Test
    void isAcceptedByTheReferenceLibrary() {
        var webhook = next();

        assertThat(webhook.isAcceptedWith(first)).isTrue();
        assertThat(webhook.isAcceptedWith(strange())).isFalse();
    }

    @Test
    void signsWithTheSecretBeforeTooUntilTheOverlapIsEnded() {
        var second = webhooks.rotate(subscription);
        var during = next();

        assertThat(second).isNotEqualTo(first);
        assertThat(during.signature().split(" ")).hasSize(2);
        assertThat(during.isAcceptedWith(first)).isTrue();
        assertThat(during.isAcceptedWith(second)).isTrue();
        assertThat(during.isAcceptedWith(strange())).isFalse();
        assertThat(webhooks.get(subscription).hasNonNull("overlapUntil")).isTrue();

        webhooks.endOverlap("integrator", subscription).require(204);
        var after = next();
        assertThat(after.isAcceptedWith(first)).isFalse();
        assertThat(after.isAcceptedWith(second)).isTrue();
        assertThat(webhooks.get(subscription).hasNonNull("overlapUntil")).isFalse();
    }

    @Test
    void signsWithTheNewSecretOnlyADayLater() {
        var second = webhooks.rotate(subscription);
        webhooks.letPass("PT23H");
        assertThat(next().isSignedWith(first)).isTrue();
        webhooks.letPass("PT2H");
        var after = next();

        assertThat(after.isSignedWith(first)).isFalse();
        assertThat(after.isSignedWith(second)).isTrue();
        webhooks.forget();
        assertThat(keptEarlier()).isZero();
    }

    /** As when the answer with the second secret was lost: the endpoint has the first still. */
    @Test
    void keepsTheFirstWhenItIsRotatedOnceMore() {
        var second = webhooks.rotate(subscription);
        var third = webhooks.rotate(subscription);
        var webhook = next();

        assertThat(webhook.isAcceptedWith(first)).isTrue();
        assertThat(webhook.isAcceptedWith(second)).isTrue();
        assertThat(webhook.isAcceptedWith(third)).isTrue();
        webhooks.rotate(subscription);
        var refused = webhooks.as("integrator").post(secrets(), "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("reason")).isEqualTo("too_many_secrets");
    }

    @Test
    void showsASecretOnceToItsOwnerAndKeepsItWhereNobodyReadsIt() {
        var rotated = webhooks.as("integrator").post(secrets(), "").require(201);
        var secret = rotated.text("secret");

        assertThat(rotated.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(32);
        assertThat(webhooks.get(subscription).toString()).doesNotContain("whsec_", secret);
        assertThat(database.texts("select s::text from webhooks.subscription s union all"
                        + " select e::text from webhooks.earlier_secret e"))
                .noneMatch(row -> row.contains(hex(secret)) || row.contains(hex(first)));
        assertThat(webhooks.as("viewer").post(secrets(), "").status()).isEqualTo(403);
        assertThat(webhooks.endOverlap("viewer", subscription).status()).isEqualTo(403);
        assertThat(webhooks.endOverlap("operator", subscription).status()).isEqualTo(204);
    }

    @Test
    void isNotChangedByOthersThanItsOwner() {
        var foreign = webhooks.subscribing("operator", customer.url(), "payments.*")
                .require(201)
                .json();
        try {
            assertThat(webhooks.as("integrator")
                            .post("subscriptions/" + Webhooks.id(foreign) + "/secrets", "")
                            .status())
                    .isEqualTo(404);
            assertThat(webhooks.endOverlap("integrator", foreign).status()).isEqualTo(404);
        } finally {
            var operator = webhooks.as("operator");
            operator.send(
                    operator.request("subscriptions/" + Webhooks.id(foreign)).DELETE());
        }
    }

    @Test
    void losesItsEarlierSecretsWithTheSubscription() {
        var gone = webhooks.subscribe(customer.url(), "payments.*");
        webhooks.rotate(gone);
        webhooks.delete(gone);

        assertThat(database.number(
                        "select count(*) from webhooks.earlier_secret where subscription_id = ?::uuid",
                        Webhooks.id(gone)))
                .isZero();
    }

    private Received next() {
        int before = customer.received().size();
        webhooks.confirm(UUID.randomUUID());
        Eventually.that(() -> assertThat(customer.received()).hasSizeGreaterThan(before));
        return customer.received().get(before);
    }

    private long keptEarlier() {
        return database.number(
                "select count(*) from webhooks.earlier_secret where subscription_id = ?::uuid",
                Webhooks.id(subscription));
    }

    private String secrets() {
        return "subscriptions/" + Webhooks.id(subscription) + "/secrets";
    }

    private static String strange() {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    }

    private static String hex(String secret) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(secret.substring("whsec_".length())));
    }
}
