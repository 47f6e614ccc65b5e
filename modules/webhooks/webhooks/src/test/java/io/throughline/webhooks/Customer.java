package io.throughline.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A customer's endpoint, which checks signatures with the reference library of Standard Webhooks. */
final class Customer implements AutoCloseable {

    /** One webhook as it came. */
    record Received(String id, String timestamp, String signature, byte[] body, Instant at) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** By the reference library, which also wants a timestamp of these minutes. */
        boolean isAcceptedWith(String secret) {
            var headers = Map.of(
                    "webhook-id", List.of(id),
                    "webhook-timestamp", List.of(timestamp),
                    "webhook-signature", List.of(signature));
            try {
                new Webhook(secret).verify(text(), HttpHeaders.of(headers, (name, value) -> true));
                return true;
            } catch (WebhookVerificationException e) {
                return false;
            }
        }

        /** Whatever the time is, for tests that let days pass. */
        boolean isSignedWith(String secret) {
            try {
                var expected = new Webhook(secret).sign(id, Long.parseLong(timestamp), text());
                return List.of(signature.split(" ")).contains(expected);
            } catch (WebhookSigningException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicBoolean holdsNext = new AtomicBoolean();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger mostHeld = new AtomicInteger();
    private volatile boolean holdsAll;
    private volatile int status = 204;

    Customer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    List<Received> received() {
        return received;
    }

    void answers(int code) {
        status = code;
    }

    /** Takes the next webhook and keeps its answer until {@link #release}. */
    void holdsTheNext() {
        holdsNext.set(true);
    }

    /** Answers nobody. */
    void hangs() {
        holdsAll = true;
    }

    /** How many webhooks have waited for their answers at the same time. */
    int mostHeld() {
        return mostHeld.get();
    }

    void release() {
        released.countDown();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        boolean holds = holdsNext.getAndSet(false) || holdsAll;
        received.add(new Received(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                exchange.getRequestBody().readAllBytes(),
                Instant.now()));
        if (holds) {
            await();
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void await() {
        mostHeld.accumulateAndGet(held.incrementAndGet(), Math::max);
        try {
            released.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            held.decrementAndGet();
        }
    }
}
