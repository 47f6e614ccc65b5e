package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.sandbox.SandboxClient.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {
    private static final String ALL = "/payment/authorizations?updatedAfter=2000-01-01T00:00:00Z";

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void listsEachAuthorizationOnceWithItsOldestChangeFirst() {
        String first = sandbox.client().granted("k1", "o1", 100);
        sandbox.client().granted("k2", "o2", 100);
        sandbox.client().authorize("k3", "o3", 100, "tok_declined");
        sandbox.client().post("/payment/authorizations/" + first + "/capture", "c1", "");
        JsonNode before = get(ALL);

        sandbox.restart();

        assertThat(get(ALL)).isEqualTo(before);
        assertThat(before.get("data").findValuesAsText("orderReference")).containsExactly("o2", "o3", "o1");
        assertThat(before.get("data").findValuesAsText("status")).containsExactly("authorized", "declined", "captured");
        assertThat(before.get("next").isNull()).isTrue();
    }

    @Test
    void turnsPagesWithoutMissingWhatChangesMeanwhile() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(sandbox.client().granted("k" + i, "o" + i, 100));
        }

        JsonNode first = get(ALL + "&limit=2");
        sandbox.client().post("/payment/authorizations/" + ids.get(0) + "/void", "v0", "");
        JsonNode second = next(first);
        JsonNode third = next(second);

        assertThat(first.get("data").findValuesAsText("id")).containsExactly(ids.get(0), ids.get(1));
        assertThat(second.get("data").findValuesAsText("id")).containsExactly(ids.get(2), ids.get(3));
        assertThat(third.get("data").findValuesAsText("id")).containsExactly(ids.get(4), ids.get(0));
        assertThat(third.get("next").isNull()).isTrue();
    }

    @Test
    void startsBehindTheInstant() {
        sandbox.client().granted("k1", "o1", 100);
        String changed = get(ALL).at("/data/0/updatedAt").textValue();

        assertThat(get("/payment/authorizations?updatedAfter=" + changed).get("data"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "updatedAfter=yesterday",
                "updatedAfter=2000-01-01T00:00:00Z&cursor=7",
                "updatedAfter=2000-01-01T00:00:00Z&limit=0"
            })
    void refusesWhatItCannotRead(String query) {
        Response response = sandbox.client().get("/payment/authorizations?" + query);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.text("code")).isEqualTo("invalid_parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?limit=3", "?cursor=x", "?orderReference=o1&updatedAfter=2000-01-01T00:00:00Z"})
    void wantsExactlyOneQuestion(String query) {
        assertThat(sandbox.client().get("/payment/authorizations" + query).text("code"))
                .isEqualTo("one_parameter_needed");
    }

    private JsonNode next(JsonNode page) {
        return get(ALL + "&limit=2&cursor=" + page.get("next").textValue());
    }

    private JsonNode get(String path) {
        return sandbox.client().get(path).body();
    }
}
