package io.throughline.sandbox.mail;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The TCP connection under a dialogue that does not end well. */
record Wire(Socket socket) {
    /** Lingering for zero seconds makes the close a RST. */
    IOException reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        return new IOException("reset, as asked");
    }

    /** Says nothing until the client gives up, at most for the given time, and then closes. */
    IOException hold(Duration atMost) throws IOException {
        socket.setSoTimeout((int) Math.max(1, atMost.toMillis()));
        try {
            // a client that still waits for its answer sends nothing, so this ends when it gives up
            socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            // it waited longer than was asked for
        }
        socket.close();
        return new IOException("closed without an answer, as asked");
    }
}
