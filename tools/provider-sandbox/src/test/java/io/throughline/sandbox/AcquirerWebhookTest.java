package io.throughline.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.throughline.sandbox.acquirer.GatewayLetter;
import io.throughline.sandbox.courier.Notification;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AcquirerWebhookTest {
    private static final String SECRET = "a-secret-of-the-acquirer";

    private record Received(String time, String signature, String body) {}

    private final BlockingQueue<Received> inbox = new LinkedBlockingQueue<>();
    private final HttpServer merchant = merchant();

    @RegisterExtension
    final RunningSandbox sandbox = new RunningSandbox(
            settings -> settings.withAcquirer(new Notification(address(), GatewayLetter.of(SECRET))));

    @AfterEach
    void close() {
        merchant.stop(0);
    }

    @Test
    void tellsOfAChangeInASignedForm() throws Exception {
        sandbox.client().acquirer("command=RESERVE reference=r1 invoice=o1 amount=19.99 currency=EUR card=tok_ok");

        Received told = inbox.poll(10, TimeUnit.SECONDS);
        assertThat(told.body())
                .contains("event=RESERVED", "state=RESERVED", "invoice=o1", "amount=19.99", "notice=evt_");
        assertThat(told.signature()).isEqualTo(hmac(told.time() + ":" + told.body()));
        assertThat(sandbox.client()
                        .get("/ledger/provider-webhooks")
                        .body()
                        .at("/webhooks/0/provider")
                        .asText())
                .isEqualTo("acquirer");
    }

    @Test
    void isLostOnDemandWithoutTheOtherProvidersWebhooks() throws Exception {
        sandbox.client().fault("{'target':'acquirer-webhook','mode':'drop','times':1}");
        sandbox.client().acquirer("command=RESERVE reference=r1 invoice=o1 amount=19.99 currency=EUR card=tok_ok");
        sandbox.client()
                .acquirer("command=RESERVE reference=r2 invoice=o2 amount=19.99 currency=EUR card=tok_declined");

        assertThat(inbox.poll(10, TimeUnit.SECONDS).body()).contains("event=REJECTED");
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + merchant.getAddress().getPort() + "/");
    }

    private HttpServer merchant() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/", call -> {
                inbox.add(new Received(
                        call.getRequestHeaders().getFirst("X-Acquirer-Time"),
                        call.getRequestHeaders().getFirst("X-Acquirer-Signature"),
                        new String(call.getRequestBody().readAllBytes(), UTF_8)));
                call.sendResponseHeaders(204, -1);
                call.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
