package io.throughline.opscli.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.ExitCode;
import io.throughline.opscli.OpsFailure;
import io.throughline.opscli.Surroundings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.net.ssl.SSLHandshakeException;

/** The operators' HTTP interface of one server; what it refuses becomes an {@link OpsFailure}. */
public final class OpsServer {

    private static final String BASE = "/ops/api";
    private static final String UNKNOWN_OUTCOME =
            "; whether it did what it was asked is not known: look before you repeat it.";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // HTTP/1.1: on plain HTTP the client would try to upgrade, and Liberty does not always answer that
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Target target;

    private OpsServer(Target target) {
        this.target = target;
    }

    public static OpsServer of(ServerOptions options, Surroundings surroundings) {
        var target = Target.of(options, surroundings);
        if (target.isOpen()) {
            surroundings.screen().error("The password goes to " + target.url() + " for everybody on the way to read.");
        }
        return new OpsServer(target);
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply get(String path, Query query) {
        return get(query.behind(path));
    }

    /** What its clock says, to the second. */
    public Instant clock() {
        var date = get("/dead-letters?limit=1").header("Date");
        return date.isEmpty() ? Instant.now() : DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
    }

    public Reply post(String path, JsonNode body) {
        return send(json(path).POST(BodyPublishers.ofString(body.toString())));
    }

    public Reply put(String path, JsonNode body) {
        return send(json(path).PUT(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        var account = (target.user() + ":" + target.password()).getBytes(UTF_8);
        return HttpRequest.newBuilder(URI.create(target.url() + BASE + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json, */*;q=0.1")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account));
    }

    private Reply send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            return new Reply(client.send(request, BodyHandlers.ofByteArray())).orThrow(target.user());
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
            throw unreachable("cannot be reached" + because(e) + ".", e);
        } catch (IOException e) {
            var what = e instanceof HttpTimeoutException ? "did not answer within a minute" : "broke off" + because(e);
            throw unreachable(what + (request.method().equals("GET") ? "." : UNKNOWN_OUTCOME), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("was not waited for.", e);
        }
    }

    private OpsFailure unreachable(String what, Exception cause) {
        return new OpsFailure(ExitCode.UNREACHABLE, target.url() + " " + what, cause);
    }

    private static String because(Exception e) {
        return e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
    }
}
