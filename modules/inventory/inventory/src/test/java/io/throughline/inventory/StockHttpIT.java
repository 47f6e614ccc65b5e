package io.throughline.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.HttpProbe;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockHttpIT extends OnLiberty {

    private final HttpProbe nobody = HttpProbe.ofManaged("/inventory/api/");
    private final HttpProbe stockkeeper = nobody.as("stockkeeper");
    private final String path = "stock/sku-" + UUID.randomUUID();

    @Test
    void answersWhatWasCounted() {
        var counted = stockkeeper.put(path, "{\"onHand\":100}");

        assertThat(counted.status()).isEqualTo(200);
        assertThat(counted.json())
                .hasToString("{\"sku\":\"" + path.substring("stock/".length())
                        + "\",\"onHand\":100,\"reserved\":0,\"available\":100}");
        assertThat(stockkeeper.get(path).json()).isEqualTo(counted.json());
        assertThat(stockkeeper
                        .put(path, "{\"onHand\":7}")
                        .json()
                        .get("available")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void letsManyStockkeepersBeTheFirstToCount() {
        var statuses = IntStream.range(0, 8)
                .parallel()
                .map(i -> stockkeeper.put(path, "{\"onHand\":5}").status());

        assertThat(statuses.boxed().toList()).containsOnly(200);
    }

    @Test
    void refusesACountBelowWhatIsReservedWithItsReason() {
        stockkeeper.put(path, "{\"onHand\":100}");
        ApplicationDatabase.shared()
                .change(
                        "update inventory.stock_item set reserved = 4 where sku = ?",
                        path.substring("stock/".length()));
        var refused = stockkeeper.put(path, "{\"onHand\":3}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.mediaType()).startsWith("application/problem+json");
        assertThat(refused.json().get("reason").asText()).isEqualTo("below_reserved");
        assertThat(refused.json().get("detail").asText()).contains("4 are reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"storefront", "viewer", "operator"})
    void letsOthersLookButNotCount(String account) {
        stockkeeper.put(path, "{\"onHand\":1}");

        assertThat(nobody.as(account).get(path).status()).isEqualTo(200);
        var refused = nobody.as(account).put(path, "{\"onHand\":2}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.mediaType()).startsWith("application/problem+json");
    }

    @Test
    void knowsNobodyWithoutCredentials() {
        var refused = nobody.get(path);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.mediaType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | onHand",
                "400 | ''",
                "422 | {}",
                "422 | {\"onHand\":-1}",
                "422 | {\"onHand\":1.5}",
                "422 | {\"onHand\":\"1\"}",
                "422 | {\"onHand\":1000000000001}",
                "422 | {\"onHand\":99999999999999999999}",
                "422 | {\"onHand\":1,\"more\":1}",
                "422 | []"
            })
    void namesWhatIsWrongWithACount(int status, String body) {
        var refused = stockkeeper.put(path, body);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.mediaType()).startsWith("application/problem+json");
        assertThat(refused.json().has("errors")).isEqualTo(status == 422);
    }

    @Test
    void refusesASkuThatNoArticleCanHave() {
        for (var sku : new String[] {"%20", "-a", "a%00", "a%2Fb", "m".repeat(65)}) {
            assertThat(stockkeeper.get("stock/" + sku).status()).as(sku).isBetween(400, 404);
            assertThat(stockkeeper.put("stock/" + sku, "{\"onHand\":1}").status())
                    .as(sku)
                    .isBetween(400, 404);
        }
        assertThat(stockkeeper.get("stock/-a").json().at("/errors/0/parameter").asText())
                .isEqualTo("sku");
    }

    @Test
    void knowsNothingOfAnArticleNeverCounted() {
        assertThat(stockkeeper.get(path).status()).isEqualTo(404);
    }

    @Test
    void takesOnlyJson() {
        var text =
                stockkeeper.request(path).header("Content-Type", "text/plain").PUT(BodyPublishers.ofString("onHand=1"));

        assertThat(stockkeeper.send(text).status()).isEqualTo(415);
    }
}
