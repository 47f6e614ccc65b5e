package io.throughline.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.throughline.devstack.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** The deployed context as an account sees it. */
class HttpProbe {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI BASE =
            URI.create("http://127.0.0.1:" + System.getProperty("throughline.http") + "/payments/api/");

    private final String authorization;

    record Answer(int status, JsonNode body, String mediaType) {}

    private HttpProbe(String authorization) {
        this.authorization = authorization;
    }

    static HttpProbe as(String account) {
        var password =
                TestServers.shared().environment().get("THROUGHLINE_" + account.toUpperCase(Locale.ROOT) + "_PASSWORD");
        var credentials = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new HttpProbe("Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    static HttpProbe nobody() {
        return new HttpProbe("none");
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(BASE.resolve(path)).header("Authorization", authorization);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            var mediaType = answer.headers().firstValue("Content-Type").orElse("");
            var body = mediaType.contains("json") ? JSON.readTree(answer.body()) : MissingNode.getInstance();
            return new Answer(answer.statusCode(), body, mediaType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
