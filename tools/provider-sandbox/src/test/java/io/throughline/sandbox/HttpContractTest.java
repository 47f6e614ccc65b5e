package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.sandbox.SandboxClient.Response;
import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpContractTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @Test
    void isHealthyAndOnLoopbackOnly() throws Exception {
        assertThat(sandbox.client().get("/health").status()).isEqualTo(200);
        assertThat(InetAddress.getByName(sandbox.baseUri().getHost()).isLoopbackAddress())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":2}", "{} {}", "[]", "null", "7"})
    void refusesWhatIsNoJsonObject(String body) {
        Response response = sandbox.client().post("/faults", null, body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body().toString()).doesNotContain("Exception").doesNotContain("Source:");
    }

    @Test
    void refusesJsonThatIsNestedTooDeep() {
        assertThat(sandbox.client()
                        .post("/faults", null, "{\"a\":".repeat(3_000))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesAQueryThatIsNoUtf8() {
        assertThat(sandbox.client().get("/ledger/charges?orderId=%ED%A0%80").status())
                .isEqualTo(400);
    }

    @Test
    void refusesOtherMediaTypes() {
        var form = sandbox.client().request("/faults").POST(BodyPublishers.ofString("{}"));

        assertThat(sandbox.client().send(form.build()).status()).isEqualTo(415);
        assertThat(sandbox.client()
                        .send(form.header("Content-Type", "text/plain").build())
                        .status())
                .isEqualTo(415);
    }

    @Test
    void takesJsonWithACharset() {
        var request = sandbox.client().request("/faults").header("Content-Type", "application/json; charset=utf-8");

        assertThat(sandbox.client()
                        .send(request.POST(BodyPublishers.ofString("{}")).build())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void refusesLargeBodies() {
        assertThat(sandbox.client().post("/faults", null, " ".repeat(65 * 1024)).status())
                .isEqualTo(413);
    }

    @Test
    void knowsItsPathsAndMethods() {
        assertThat(sandbox.client().get("/payment").status()).isEqualTo(404);
        Response delete = sandbox.client().delete("/ledger/charges");
        assertThat(delete.status()).isEqualTo(405);
        assertThat(delete.header("Allow")).isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ledger/charges?order=o1", "/ledger/refunds?orderId=", "/ledger/summary?x=1", "/faults?x=1"})
    void refusesUnknownOrEmptyParameters(String path) {
        assertThat(sandbox.client().get(path).status()).isEqualTo(422);
    }
}
