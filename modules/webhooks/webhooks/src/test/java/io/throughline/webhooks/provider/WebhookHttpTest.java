package io.throughline.webhooks.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookHttpTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private RawEndpoint endpoint;

    @BeforeEach
    void listen() throws IOException {
        endpoint = new RawEndpoint();
    }

    @AfterEach
    void close() throws IOException {
        endpoint.close();
        timer.shutdownNow();
    }

    @Test
    void sendsTheBodyWithTheHeadersOfStandardWebhooks() {
        endpoint.answer("HTTP/1.1 204 No Content\r\n\r\n");

        var answer = send("http://localhost:" + endpoint.port() + "/hooks?a=b", true, PATIENT);

        assertThat(answer.isSuccess()).isTrue();
        assertThat(endpoint.requests())
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .startsWith("POST /hooks?a=b HTTP/1.1")
                        .containsIgnoringCase("host: localhost:" + endpoint.port())
                        .contains("webhook-id: id-1", "webhook-timestamp: 1614265330", "webhook-signature: v1,abc")
                        .contains("Content-Type: application/json")
                        .endsWith("{\"a\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"})
    void callsNoPrivateAddress(String host) {
        endpoint.answer("HTTP/1.1 204 No Content\r\n\r\n");

        var answer = send("http://" + host + ":" + endpoint.port() + "/", false, PATIENT);

        assertThat(answer.error()).isEqualTo("the host has an address that is not public");
        assertThat(endpoint.connections()).isZero();
    }

    /** Public when the subscription was made, private when the webhook is sent. */
    @Test
    void isNotFooledByANameThatChangesItsAddress() throws UnknownHostException {
        var lookups = new AtomicInteger();
        var dns =
                new CheckedDns(false, host -> new InetAddress[] {
                    InetAddress.getByName(lookups.getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1")
                });
        assertThat(dns.resolve("rebinding.example")).hasSize(1);

        var answer = new WebhookHttp(dns, PATIENT, PATIENT, timer)
                .send(request("http://rebinding.example:" + endpoint.port() + "/"));

        assertThat(answer.error()).isEqualTo("the host has an address that is not public");
        assertThat(endpoint.connections()).isZero();
        assertThat(lookups).hasValue(2);
    }

    @Test
    void callsNoHostThatHasOnePrivateAddressAmongOthers() {
        var dns = new CheckedDns(false, host ->
                new InetAddress[] {InetAddress.getByName("93.184.215.14"), InetAddress.getByName("127.0.0.1")});

        var answer = new WebhookHttp(dns, SHORT, SHORT, timer)
                .send(request("http://mixed.example:" + endpoint.port() + "/"));

        assertThat(answer.error()).isEqualTo("the host has an address that is not public");
        assertThat(endpoint.connections()).isZero();
    }

    @Test
    void followsNoRedirect() {
        endpoint.answer("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://localhost:" + endpoint.port()
                + "/elsewhere\r\nContent-Length: 0\r\n\r\n");

        assertThat(send("http://localhost:" + endpoint.port() + "/", true, PATIENT)
                        .error())
                .isEqualTo("HTTP status 307");
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void endsAnAnswerThatComesByDrops() {
        endpoint.answer("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        endpoint.thenDrip();

        assertThat(send("http://localhost:" + endpoint.port() + "/", true, SHORT)
                        .error())
                .isEqualTo("no answer within PT0.3S");
    }

    /** A header without end would fill the memory faster than the deadline comes. */
    @Test
    void readsNoHeaderWithoutEnd() {
        endpoint.answer("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000));
        assertThat(send("http://localhost:" + endpoint.port() + "/", true, PATIENT)
                        .error())
                .isEqualTo("the connection failed: MessageConstraintException");

        endpoint.answer("HTTP/1.1 200 OK\r\n" + "X: x\r\n".repeat(1_000));
        assertThat(send("http://localhost:" + endpoint.port() + "/", true, PATIENT)
                        .error())
                .isEqualTo("the connection failed: MessageConstraintException");
    }

    /** Its status was told; what follows is of no use, however fast it comes. */
    @Test
    void countsASuccessThatGoesOnTalking() {
        endpoint.answer("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n" + "x".repeat(50_000));
        endpoint.thenDrip();

        assertThat(send("http://localhost:" + endpoint.port() + "/", true, Duration.ofSeconds(2))
                        .isSuccess())
                .isTrue();
    }

    @Test
    void waitsNoLongerThanItShould() {
        endpoint.answer("");

        assertThat(send("http://localhost:" + endpoint.port() + "/", true, SHORT)
                        .error())
                .startsWith("no answer within PT0.3S");
    }

    @Test
    void tellsWhatWasWrong() {
        endpoint.answer("HTTP/1.1 503 Busy\r\nRetry-After: 120\r\nContent-Length: 4\r\n\r\nbusy");
        var busy = send("http://localhost:" + endpoint.port() + "/", true, PATIENT);
        assertThat(busy).isEqualTo(new Answer(503, "HTTP status 503", Duration.ofMinutes(2)));

        endpoint.answer("SSH-2.0\r\n\r\n");
        assertThat(send("http://localhost:" + endpoint.port() + "/", true, SHORT)
                        .status())
                .isZero();
    }

    private Answer send(String url, boolean allowsPrivate, Duration answerWithin) {
        var dns = new CheckedDns(allowsPrivate, InetAddress::getAllByName);
        return new WebhookHttp(dns, PATIENT, answerWithin, timer).send(request(url));
    }

    private static WebhookRequest request(String url) {
        return new WebhookRequest(url, "id-1", 1_614_265_330, "v1,abc", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    }
}
