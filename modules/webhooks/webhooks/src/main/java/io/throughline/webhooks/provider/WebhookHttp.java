package io.throughline.webhooks.provider;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** POST over HTTP/1.1, without redirects, cookies, proxies or repetitions of the client's own. */
final class WebhookHttp {

    private static final int MAX_CONNECTIONS = 200;
    /** The client reads headers without end otherwise, all of them into memory. */
    private static final int LONGEST_HEADER = 16_384;

    private static final int MOST_HEADERS = 200;
    private static final int READ_OF_ANSWER = 16_384;
    private static final long LONGEST_RETRY_AFTER_SECONDS = 86_400;

    private final CloseableHttpClient client;
    private final Duration answerWithin;
    private final ScheduledExecutorService timer;

    WebhookHttp(DnsResolver dns, Duration connectWithin, Duration answerWithin, ScheduledExecutorService timer) {
        this.answerWithin = answerWithin;
        this.timer = timer;
        var timeout = Timeout.of(answerWithin);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_HEADER)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setDnsResolver(dns)
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectWithin))
                        .setSocketTimeout(timeout)
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(100))
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build())
                .setUserAgent("Throughline-Webhooks/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** The client's time-outs begin anew with every byte; this deadline does not. */
    Answer send(WebhookRequest webhook) {
        var post = post(webhook);
        var late = new AtomicBoolean();
        var deadline = timer.schedule(
                () -> {
                    late.set(true);
                    post.abort();
                },
                answerWithin.toMillis(),
                TimeUnit.MILLISECONDS);
        Answer given = null;
        try (var response = client.executeOpen(null, post, null)) {
            boolean goesOn = goesOn(response);
            given = answer(response);
            if (goesOn) {
                post.abort(); // closing would read to the end
            }
        } catch (IOException | RuntimeException e) {
            given = given == null ? Answer.none(late.get() ? "no answer within " + answerWithin : reason(e)) : given;
        } finally {
            deadline.cancel(false);
        }
        return given;
    }

    void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private static HttpPost post(WebhookRequest webhook) {
        var post = new HttpPost(webhook.url());
        post.setEntity(new ByteArrayEntity(webhook.body(), ContentType.APPLICATION_JSON));
        post.setHeader("webhook-id", webhook.id());
        post.setHeader("webhook-timestamp", Long.toString(webhook.timestamp()));
        post.setHeader("webhook-signature", webhook.signature());
        return post;
    }

    private static Answer answer(ClassicHttpResponse response) {
        var retryAfter = response.getFirstHeader("Retry-After");
        return Answer.of(response.getCode(), seconds(retryAfter == null ? "" : retryAfter.getValue()));
    }

    /** Reads a short body to its end, so that the connection can be used again; a long one costs the connection. */
    private static boolean goesOn(ClassicHttpResponse response) throws IOException {
        var body = response.getEntity();
        return body != null && body.getContent().readNBytes(READ_OF_ANSWER).length == READ_OF_ANSWER;
    }

    private static Duration seconds(String retryAfter) {
        boolean isNumber = retryAfter.matches("\\d{1,9}");
        return Duration.ofSeconds(isNumber ? Math.min(Long.parseLong(retryAfter), LONGEST_RETRY_AFTER_SECONDS) : 0);
    }

    private String reason(Exception failure) {
        if (failure instanceof CheckedDns.RefusedHost) {
            return failure.getMessage();
        }
        if (failure instanceof UnknownHostException) {
            return "the host cannot be resolved";
        }
        if (failure instanceof InterruptedIOException) {
            return "no answer within " + answerWithin + ", or no connection";
        }
        if (failure instanceof SSLException) {
            return "TLS failed: " + failure.getMessage();
        }
        return "the connection failed: " + failure.getClass().getSimpleName();
    }
}
