package io.throughline.messaging.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.devstack.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A server as one of its accounts sees it, or as nobody does. */
public final class HttpProbe {

    // HTTP/1.1: on plain HTTP the client would try to upgrade, and Liberty does not always answer that.
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final URI base;
    private final String authorization;

    private HttpProbe(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** Without credentials; paths are resolved against the URL. */
    public static HttpProbe of(String url) {
        return new HttpProbe(URI.create(url), null);
    }

    /** A path of the server that Arquillian manages, without credentials. */
    public static HttpProbe ofManaged(String path) {
        return of("http://127.0.0.1:" + System.getProperty("throughline.http") + path);
    }

    /** The same, asked by an account of the application. */
    public HttpProbe as(String account) {
        var variable = "THROUGHLINE_" + account.toUpperCase(Locale.ROOT) + "_PASSWORD";
        var credentials = account + ":" + TestServers.shared().environment().get(variable);
        return new HttpProbe(base, "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
    }

    public Answer get(String path) {
        return send(request(path));
    }

    public Answer put(String path, String json) {
        return send(json(path).PUT(BodyPublishers.ofString(json)));
    }

    public Answer post(String path, String json) {
        return send(json(path).POST(BodyPublishers.ofString(json)));
    }

    /** A request whose body will be JSON. */
    public HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public <T> CompletableFuture<HttpResponse<T>> sendLater(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        return CLIENT.sendAsync(request.build(), body);
    }
}
