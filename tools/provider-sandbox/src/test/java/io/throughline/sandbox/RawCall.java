package io.throughline.sandbox;

import static io.throughline.sandbox.SandboxClient.purchase;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A call over a bare socket, to see how the connection ends. */
final class RawCall implements AutoCloseable {
    private final Socket socket;

    RawCall(URI base) throws IOException {
        socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(10_000);
    }

    RawCall authorize(String key, String order) throws IOException {
        String body = purchase(order, 100, "tok_ok");
        String request = """
                POST /payment/authorizations HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Idempotency-Key: %s
                Content-Type: application/json
                Content-Length: %d

                %s""".formatted(SandboxClient.KEY, key, body.length(), body);
        socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** The next byte, or -1 when the other side has closed in good order. */
    int read() throws IOException {
        return socket.getInputStream().read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
