package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.sandbox.SandboxClient.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultValidationTest {
    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "target|{'mode':'error'}",
                "target|{'target':'moon','mode':'error'}",
                "target|{'target':'PAYMENT','mode':'error'}",
                "mode|{'target':'payment'}",
                "mode|{'target':'payment','mode':'explode'}",
                "mode|{'target':'payment','mode':5}",
                "rate|{'target':'payment','mode':'error','rate':1.01}",
                "rate|{'target':'payment','mode':'error','rate':-0.1}",
                "rate|{'target':'payment','mode':'error','rate':'0.3'}",
                "status|{'target':'payment','mode':'error','status':404}",
                "status|{'target':'payment','mode':'error','status':600}",
                "retryAfterSeconds|{'target':'payment','mode':'throttle','retryAfterSeconds':-1}",
                "delayMs|{'target':'payment','mode':'slow','delayMs':-1}",
                "delayMs|{'target':'payment','mode':'timeout','delayMs':600001}",
                "delayMs|{'target':'payment','mode':'timeout','delayMs':1.5}",
                "perSecond|{'target':'payment','mode':'throttle','perSecond':0}",
                "when|{'target':'payment','mode':'error','when':'during'}",
                "when|{'target':'payment','mode':'throttle','when':'after'}",
                "operation|{'target':'payment','mode':'error','operation':'ship'}",
                "times|{'target':'payment','mode':'error','times':0}",
                "seed|{'target':'payment','mode':'error','seed':'x'}",
                "colour|{'target':'payment','mode':'error','colour':'red'}",
            })
    void namesTheWrongField(String field, String fault) {
        Response response = sandbox.client().fault(fault);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body().findValuesAsText("field")).containsExactly(field);
        assertThat(sandbox.client().get("/faults").body().get("faults")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode|{'target':'smtp','mode':'throttle'}",
                "mode|{'target':'payment','mode':'drop'}",
                "mode|{'target':'provider-webhook','mode':'error'}",
                "when|{'target':'provider-webhook','mode':'drop','when':'after'}",
                "operation|{'target':'smtp','mode':'error','operation':'book'}",
                "status|{'target':'smtp','mode':'error','status':399}",
                "status|{'target':'carrier','mode':'error','status':451}",
            })
    void knowsWhatCanBefallEachTarget(String field, String fault) {
        Response response = sandbox.client().fault(fault);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body().findValuesAsText("field")).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "timeout", "throttle", "slow", "reset"})
    void acceptsEverySettingWithEveryModeAndSaysWhichItIgnores(String mode) {
        Response response = sandbox.client()
                .fault("{'target':'payment','mode':'%s','rate':0.3,'status':503,'retryAfterSeconds':2,'delayMs':300}"
                        .formatted(mode));

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("Location")).isEqualTo("/faults/" + response.text("id"));
        assertThat(response.text("delayMs")).isEqualTo("300");
        assertThat(response.body().get("ignored").size())
                .isEqualTo(mode.equals("error") ? 0 : mode.equals("throttle") ? 1 : 2);
    }

    @Test
    void fillsInDefaults() {
        assertThat(sandbox.client()
                        .fault("{'target':'payment','mode':'timeout'}")
                        .body())
                .hasToString("{\"id\":\"fault-1\",\"target\":\"payment\",\"operation\":\"any\",\"mode\":\"timeout\","
                        + "\"delayMs\":60000,\"rate\":1.0,\"when\":\"either\",\"times\":null,\"seed\":null,"
                        + "\"applied\":0,\"appliedBefore\":0,\"appliedAfter\":0,\"ignored\":[]}");
        assertThat(sandbox.client().fault("{'target':'payment','mode':'error'}").text("status"))
                .isEqualTo("503");
        assertThat(sandbox.client()
                        .fault("{'target':'payment','mode':'throttle'}")
                        .text("retryAfterSeconds"))
                .isEqualTo("1");
    }
}
