package io.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal is a problem document that helps and gives nothing of the server away. */
@PackagedServer
class RefusalE2E {

    private final Installation installation;
    private final ShopClient shop;

    RefusalE2E(Installation installation) {
        this.installation = installation;
        shop = installation.client();
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        var problem = refused(422, order("""
                {"customer":{"id":"","email":"nobody"},"currency":"QQQ",
                 "lines":[{"sku":"a b","quantity":0,"unitPrice":-1},{"sku":"ok"}],"payment":{"method":"barter"}}"""));

        assertThat(problem.texts("errors", "/pointer"))
                .contains(
                        "/customer/id",
                        "/customer/email",
                        "/currency",
                        "/lines/0/sku",
                        "/lines/0/quantity",
                        "/lines/0/unitPrice",
                        "/lines/1/quantity",
                        "/lines/1/unitPrice",
                        "/payment/method",
                        "/payment/token");
    }

    @Test
    void refusesAQuantityThatIsAlmostAnInteger() {
        var almost = OrderForm.of("ANY", 1).json().replace("\"quantity\":1", "\"quantity\":0.9999999999999999999999");

        var problem = refused(422, order(almost));

        assertThat(problem.texts("errors", "/pointer")).containsOnly("/lines/0/quantity");
    }

    @Test
    void refusesWhatIsNoJson() {
        refused(400, order("{\"customer\":"));
    }

    @Test
    void refusesATotalThatCannotBeCounted() {
        var largest = new OrderForm("rich", "GOLD", 1_000_000, 1_000_000_000_000L, "tok_ok", null).json();
        var line = largest.substring(largest.indexOf('[') + 1, largest.indexOf(']'));
        var lines = String.join(",", Collections.nCopies(20, line));

        var problem = refused(422, order(largest.replace(line, lines)));

        assertThat(problem.texts("errors", "/pointer")).containsExactly("/lines");
    }

    @Test
    void namesTheWrongParametersOfAList() {
        var problem = refused(400, shop.as("viewer", ShopClient.ORDERS + "?status=LOST&cursor=mine&limit=0"));

        assertThat(problem.texts("errors", "/parameter")).containsExactlyInAnyOrder("status", "cursor", "limit");
    }

    @Test
    void refusesStrangersAndWrongPasswords() {
        refused(401, shop.anonymous(ShopClient.ORDERS));
        refused(401, shop.anonymous(ShopClient.ORDERS).header("Authorization", "Basic c3RvcmVmcm9udDpub3BlCg=="));
    }

    @Test
    void changesNothingForAPageOfAnotherSite() {
        for (var site : List.of("cross-site", "same-site")) {
            refused(403, pauseNobody().header("Sec-Fetch-Site", site));
        }
        refused(404, pauseNobody().header("Sec-Fetch-Site", "same-origin"));
        shop.send(shop.as("viewer", ShopClient.ORDERS).header("Sec-Fetch-Site", "cross-site"))
                .require(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.0009", "1e-300", "1000001", "1e308"})
    void preparesNoReplayAtAPaceThatItCannotKeep(String perSecond) {
        refused(
                422,
                shop.as("operator", "/ops/api/replays")
                        .POST(BodyPublishers.ofString(
                                "{\"filter\":{},\"reason\":\"why not\",\"perSecond\":" + perSecond + "}"))
                        .header("Content-Type", "application/json"));
    }

    private HttpRequest.Builder pauseNobody() {
        return shop.as("operator", "/ops/api/consumers/nobody.nothing/pause")
                .POST(BodyPublishers.ofString("{\"reason\":\"why not\"}"))
                .header("Content-Type", "application/json");
    }

    @Test
    void knowsTheSchemeOfCredentialsHoweverItIsSpelt() {
        var password = installation.password("VIEWER");
        var credentials = Base64.getEncoder().encodeToString(("viewer:" + password).getBytes(UTF_8));

        for (var scheme : List.of("basic ", "BASIC ")) {
            for (var path : List.of(ShopClient.ORDERS, "/openapi")) {
                shop.send(shop.anonymous(path).header("Authorization", scheme + credentials))
                        .require(200);
            }
            refused(
                    401,
                    shop.anonymous(ShopClient.ORDERS).header("Authorization", scheme + "c3RvcmVmcm9udDpub3BlCg=="));
            refused(401, shop.anonymous(ShopClient.ORDERS).header("Authorization", scheme + "%%%"));
        }
    }

    /** The server runs the document's servlet all the same. */
    @Test
    void doesNotTakeAStrangersLookAtTheDocumentForAFailure() throws IOException {
        refused(401, shop.anonymous("/openapi"));

        assertThat(Files.readString(installation.first().log())).doesNotContain("OutputStream already obtained");
    }

    @Test
    void refusesAccountsWithoutTheRole() {
        var request = shop.as("viewer", ShopClient.ORDERS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(OrderForm.of("ANY", 1).json()));

        refused(403, request);
        refused(403, shop.as("stockkeeper", ShopClient.ORDERS));
    }

    @Test
    void findsNothingUnderUnknownAddresses() {
        refused(404, shop.as("viewer", ShopClient.ORDERS + "/" + UUID.randomUUID()));
        refused(404, shop.as("viewer", ShopClient.ORDERS + "/" + UUID.randomUUID() + "/events"));
        refused(404, shop.as("viewer", "/orders/api/nothing"));
        refused(404, shop.as("stockkeeper", "/inventory/api/stock/NEVER-COUNTED"));
    }

    @Test
    void hasNoLogoutPageOfTheContainer() {
        refused(404, shop.as("viewer", "/orders/ibm_security_logout"));
        refused(404, shop.as("viewer", "/orders/ibm_security_logout").POST(BodyPublishers.noBody()));
    }

    @Test
    void refusesMethodsThatAnAddressDoesNotHave() {
        refused(405, shop.as("storefront", ShopClient.ORDERS).DELETE());
        refused(405, shop.as("storefront", ShopClient.ORDERS).method("TRACE", BodyPublishers.noBody()));
        refused(405, shop.as("storefront", ShopClient.ORDERS).method("FORGET", BodyPublishers.noBody()));
    }

    @Test
    void refusesBodiesOverOneMebibyte() {
        refused(413, order("{\"customer\":\"" + "x".repeat(1024 * 1024) + "\"}"));
    }

    @Test
    void refusesOtherMediaTypes() {
        refused(
                415,
                shop.as("storefront", ShopClient.ORDERS)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(OrderForm.of("ANY", 1).json())));
    }

    @Test
    void refusesAcceptHeadersThatMeanNothing() {
        refused(400, shop.as("viewer", ShopClient.ORDERS).header("Accept", "application/json;q=much"));
    }

    @Test
    void doesNotNameTheServerWhereLibertyItselfRefuses() {
        for (var path : List.of("/orders/nowhere", "/orders/api/nothing", "/health", "/openapi", "/nowhere")) {
            for (var method : List.of("TRACE", "FORGET")) {
                var answer = shop.send(shop.as("viewer", path).method(method, BodyPublishers.noBody()));
                assertThat(answer.headerNames())
                        .as(method + " " + path)
                        .doesNotContain("$wsep", "server", "x-powered-by");
            }
        }
    }

    private HttpRequest.Builder order(String body) {
        return shop.as("storefront", ShopClient.ORDERS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private Answer refused(int status, HttpRequest.Builder request) {
        var answer = shop.send(request);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").intValue()).isEqualTo(status);
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "io.throughline", "org.hibernate", "com.ibm");
        return answer;
    }
}
