package io.throughline.sandbox;

import static io.throughline.sandbox.SandboxClient.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.SandboxClient.Response;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTest {
    private static final String PATH = "/payment/authorizations";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void grantsTheGoodCard() {
        Response response = sandbox.client().authorize("k1", "o1", 4_200, "tok_ok");

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.text("id")).startsWith("auth_");
        assertThat(response.text("status")).isEqualTo("authorized");
        assertThat(sandbox.client().get(PATH + "/" + response.text("id")).body())
                .isEqualTo(response.body());
    }

    @ParameterizedTest
    @CsvSource({"tok_declined, card_declined", "tok_insufficient_funds, insufficient_funds"})
    void declinesTheBadCardsWithTheirReason(String token, String reason) {
        Response response = sandbox.client().authorize("k1", "o1", 4_200, token);

        assertThat(response.status()).isEqualTo(402);
        assertThat(response.text("status")).isEqualTo("declined");
        assertThat(response.text("reason")).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderReference|{'amount':1,'currency':'EUR','token':'tok_ok'}",
                "orderReference|{'orderReference':' ','amount':1,'currency':'EUR','token':'tok_ok'}",
                "orderReference|{'orderReference':7,'amount':1,'currency':'EUR','token':'tok_ok'}",
                "amount|{'orderReference':'o','amount':0,'currency':'EUR','token':'tok_ok'}",
                "amount|{'orderReference':'o','amount':1.5,'currency':'EUR','token':'tok_ok'}",
                "amount|{'orderReference':'o','amount':'1','currency':'EUR','token':'tok_ok'}",
                "amount|{'orderReference':'o','amount':99999999999999999999,'currency':'EUR','token':'tok_ok'}",
                "currency|{'orderReference':'o','amount':1,'currency':'EUX','token':'tok_ok'}",
                "currency|{'orderReference':'o','amount':1,'currency':'eur','token':'tok_ok'}",
                "token|{'orderReference':'o','amount':1,'currency':'EUR','token':'tok_unknown'}",
                "colour|{'orderReference':'o','amount':1,'currency':'EUR','token':'tok_ok','colour':'red'}",
            })
    void namesTheWrongField(String field, String body) {
        Response response = sandbox.client().post(PATH, "k1", body.replace('\'', '"'));

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(fields(response)).containsExactly(field);
    }

    @Test
    void namesAllWrongFieldsAtOnce() {
        Response response = sandbox.client().post(PATH, "k1", "{\"amount\":-1}");

        assertThat(fields(response)).containsExactlyInAnyOrder("orderReference", "amount", "currency", "token");
    }

    @Test
    void tellsWhatBecameOfAKey() {
        String id = sandbox.client().granted("k1", "o1", 100);
        sandbox.client().authorize("k2", "o1", 100, "tok_declined");

        assertThat(found("?idempotencyKey=k1"))
                .extracting(JsonNode::toString)
                .singleElement()
                .asString()
                .contains(id);
        assertThat(found("?idempotencyKey=k2"))
                .extracting(found -> found.get("status").textValue())
                .containsExactly("declined");
        assertThat(found("?idempotencyKey=k3")).isEmpty();
        assertThat(found("?orderReference=o1")).hasSize(2);
        assertThat(found("?orderReference=o2")).isEmpty();
    }

    @Test
    void doesNotFindAnAuthorizationByTheKeyOfItsCapture() {
        String id = sandbox.client().granted("k1", "o1", 100);
        sandbox.client().post(PATH + "/" + id + "/capture", "c1", "{}");

        assertThat(found("?idempotencyKey=c1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',400", "?idempotencyKey=a&orderReference=b,400", "?idempotencyKey=,422", "?key=a,422"})
    void refusesAVagueQuestion(String query, int status) {
        assertThat(sandbox.client().get(PATH + query).status()).isEqualTo(status);
    }

    @Test
    void letsNobodyInWithoutTheKey() {
        var stranger = sandbox.client().request(PATH).setHeader("Authorization", "Bearer guess");
        Response response = sandbox.client()
                .send(stranger.POST(BodyPublishers.ofString(purchase("o", 1, "tok_ok")))
                        .build());

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(sandbox.client().get("/ledger/charges").body().get("count").intValue())
                .isZero();
    }

    private Iterable<JsonNode> found(String query) {
        return sandbox.client().get(PATH + query).body().get("data");
    }

    private static List<String> fields(Response response) {
        return response.body().findValuesAsText("field");
    }
}
