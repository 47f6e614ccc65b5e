package io.throughline.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HttpServerTest {

    @Test
    void letsAHeldConnectionGoWhenItsClientGivesUp() throws IOException {
        Endpoint hold = call -> CompletableFuture.completedFuture(new Hold(Duration.ofMinutes(10)));
        try (HttpServer server = HttpServer.start(0, new Routes().add("GET", "/", hold))) {
            try (Socket client = connect(server.uri())) {
                client.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                await().until(() -> server.openConnections() == 1);
            }
            await().until(() -> server.openConnections() == 0);
        }
    }

    @Test
    void hidesItsOwnFailures() throws Exception {
        Endpoint broken = call -> {
            throw new IllegalStateException("inner secret");
        };
        try (HttpServer server = HttpServer.start(0, new Routes().add("GET", "/", broken))) {
            var response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(server.uri()).build(), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("sandbox_error").doesNotContain("secret");
        }
    }

    @Test
    void answersRequestsThatAreNoHttpWithAProblem() throws IOException {
        try (HttpServer server = HttpServer.start(0, new Routes());
                Socket client = connect(server.uri())) {
            client.getOutputStream()
                    .write("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        try (HttpServer server = HttpServer.start(0, new Routes())) {
            int port = server.uri().getPort();

            assertThatThrownBy(() -> HttpServer.start(port, new Routes())).hasMessageContaining("Port " + port);
        }
    }

    private static Socket connect(URI uri) throws IOException {
        return new Socket(uri.getHost(), uri.getPort());
    }
}
