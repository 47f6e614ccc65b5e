package io.throughline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxProcessTest {
    private static final int CALLS = 1_500;
    private static final String SHIPMENT = "{\"orderReference\":\"o1\",\"lines\":[{\"sku\":\"s\",\"quantity\":1}]}";

    @TempDir
    private Path directory;

    private final ExecutorService merchants = Executors.newFixedThreadPool(16);

    @AfterEach
    void sendTheMerchantsHome() {
        merchants.shutdownNow();
    }

    @Test
    void stopsOnSigtermAndGoesOnWhereItWas() throws Exception {
        try (SandboxProcess process = SandboxProcess.on(directory)) {
            process.client().granted("k1", "o1", 100);

            assertThat(process.stop()).isEqualTo(143);
            assertThat(process.nextLine()).startsWith("mail relay ready on 127.0.0.1:");
            assertThat(process.nextLine()).isNull();
        }
        try (SandboxProcess process = SandboxProcess.on(directory)) {
            assertThat(process.client().authorize("k1", "o1", 100, "tok_ok").header("Idempotent-Replayed"))
                    .isEqualTo("true");
        }
    }

    @Test
    void losesNoAnsweredChargeAndDoublesNoneWhenKilledUnderLoad() throws Exception {
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        try (SandboxProcess process = SandboxProcess.on(directory)) {
            SandboxClient client = process.client();
            List<CompletableFuture<Boolean>> calls = burst(client, answered);
            await().until(() -> answered.size() > 200);
            process.kill();
            calls.forEach(call -> call.exceptionally(failure -> false).join());
        }
        assertThat(answered).as("the kill came in the middle").hasSizeLessThan(CALLS);
        try (SandboxProcess process = SandboxProcess.on(directory)) {
            SandboxClient client = process.client();
            assertThat(ids(client)).containsAll(answered);
            burst(client, answered).forEach(CompletableFuture::join);
            assertThat(ids(client)).hasSize(CALLS).containsAll(answered);
        }
    }

    @Test
    void losesNothingThatAnyProviderAnsweredWhenKilled() throws Exception {
        try (SandboxProcess process = SandboxProcess.on(directory)) {
            SandboxClient client = process.client();
            String relay = process.nextLine();
            int port = Integer.parseInt(relay.substring(relay.lastIndexOf(':') + 1));
            client.post("/carrier/shipments", "k1", SHIPMENT);
            client.send(client.request("/webhook/shop")
                    .header("webhook-id", "w1")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build());
            new Shop(port).send("<m1@shop>", "ada@example.org");
            process.kill();
        }
        try (SandboxProcess process = SandboxProcess.on(directory)) {
            JsonNode summary = process.client().get("/ledger/summary").body();
            assertThat(summary.at("/shipments/count").intValue()).isEqualTo(1);
            assertThat(summary.at("/webhooks/count").intValue()).isEqualTo(1);
            assertThat(summary.at("/mails/distinct").intValue()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "THROUGHLINE_PAYMENT_PROVIDER_KEY||THROUGHLINE_PAYMENT_PROVIDER_KEY is not set",
                "THROUGHLINE_PAYMENT_WEBHOOK_URL|ftp://here|THROUGHLINE_PAYMENT_WEBHOOK_URL must be an absolute http",
                "THROUGHLINE_PAYMENT_WEBHOOK_URL|http://here/|THROUGHLINE_PAYMENT_WEBHOOK_SECRET is not set",
                "THROUGHLINE_PAYMENT_WEBHOOK_SECRET|plain|THROUGHLINE_PAYMENT_WEBHOOK_SECRET must be whsec_",
                "THROUGHLINE_SMTP_PORT|-1|THROUGHLINE_SMTP_PORT is \"-1\"",
                "THROUGHLINE_CARRIER_KEY||THROUGHLINE_CARRIER_KEY is not set",
                "THROUGHLINE_SANDBOX_DISPATCH_AFTER|soon|THROUGHLINE_SANDBOX_DISPATCH_AFTER is \"soon\"; it must be",
                "THROUGHLINE_SANDBOX_DELIVER_AFTER|PT-1S|THROUGHLINE_SANDBOX_DELIVER_AFTER is \"PT-1S\"; it must be",
                "THROUGHLINE_SANDBOX_PORT|many|THROUGHLINE_SANDBOX_PORT is \"many\"",
                "THROUGHLINE_SANDBOX_PORT|65536|THROUGHLINE_SANDBOX_PORT is \"65536\"",
            })
    void saysInOneSentenceWhatIsWrongWithItsSettings(String name, String value, String sentence) throws Exception {
        Map<String, String> environment = new HashMap<>(SandboxProcess.ENVIRONMENT);
        environment.put(name, value == null ? "" : value);

        try (SandboxProcess process = new SandboxProcess(environment, "--data-dir", directory.toString())) {
            assertThat(process.exitCode()).isEqualTo(2);
            assertThat(process.nextLine()).startsWith(sentence);
            assertThat(process.nextLine()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"THROUGHLINE_SANDBOX_PORT", "THROUGHLINE_SMTP_PORT"})
    void saysWhichPortIsTaken(String variable) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Map<String, String> environment = new HashMap<>(SandboxProcess.ENVIRONMENT);
            environment.put(variable, port);

            try (SandboxProcess process = new SandboxProcess(environment, "--data-dir", directory.toString())) {
                assertThat(process.exitCode()).isEqualTo(1);
                assertThat(process.nextLine()).startsWith("Port " + port + " on 127.0.0.1");
                assertThat(process.nextLine()).isNull();
            }
        }
    }

    @Test
    void needsADataDirectory() throws Exception {
        try (SandboxProcess process = new SandboxProcess(SandboxProcess.ENVIRONMENT)) {
            assertThat(process.exitCode()).isEqualTo(2);
            assertThat(process.nextLine()).contains("--data-dir");
        }
    }

    private List<CompletableFuture<Boolean>> burst(SandboxClient client, Queue<String> answered) {
        return IntStream.range(0, CALLS)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> answered.add(client.granted("k" + i, "o" + i, 100)), merchants))
                .toList();
    }

    private static List<String> ids(SandboxClient client) {
        JsonNode charges = client.get("/ledger/charges").body().get("charges");
        return charges.findValuesAsText("id");
    }
}
