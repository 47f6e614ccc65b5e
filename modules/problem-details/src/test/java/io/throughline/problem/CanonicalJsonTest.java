package io.throughline.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void doesNotDependOnOrderSpaceOrSpelling() {
        assertThat(hash("{ \"b\": [1.0, 100], \"a\": {\"y\":\"\\u0041\", \"x\":null} }"))
                .isEqualTo(hash("{\"a\":{\"x\":null,\"y\":\"A\"},\"b\":[1,1e2]}"));
    }

    @Test
    void dependsOnEveryValue() {
        assertThat(hash("{\"a\":[1,2]}")).isNotEqualTo(hash("{\"a\":[2,1]}")).isNotEqualTo(hash("{\"a\":[\"1\",2]}"));
    }

    @Test
    void keepsAllDigitsOfLargeNumbers() {
        assertThat(hash("9007199254740993")).isNotEqualTo(hash("9007199254740992"));
    }

    @Test
    void keepsAllDigitsOfFractions() {
        assertThat(hash("0.9999999999999999999999")).isNotEqualTo(hash("1"));
        assertThat(hash("0.10")).isEqualTo(hash("0.1"));
    }

    @Test
    void writesSortedNamesWithoutSpace() {
        assertThat(canonical("{\"b\":1,\"a\":{\"d\":true,\"c\":0.5}}"))
                .isEqualTo("{\"a\":{\"c\":0.5,\"d\":true},\"b\":1}");
    }

    private static String hash(String json) {
        return CanonicalJson.sha256(tree(json));
    }

    private static String canonical(String json) {
        return CanonicalJson.of(tree(json));
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
