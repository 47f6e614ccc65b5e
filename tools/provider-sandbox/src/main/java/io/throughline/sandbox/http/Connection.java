package io.throughline.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** The TCP connection under a request that gets no answer. */
final class Connection {
    private final Request request;
    private final EndPoint endPoint;
    private final Callback callback;

    Connection(Request request, Callback callback) {
        this.request = request;
        this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        this.callback = callback;
    }

    /** Lingering for zero seconds makes the close a RST. */
    void reset() {
        try {
            ((SocketChannel) endPoint.getTransport()).setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close();
        }
    }

    void hold(Duration atMost) {
        request.getComponents().getScheduler().schedule(this::close, atMost.toMillis(), TimeUnit.MILLISECONDS);
        // a client that gives up makes the socket readable; without this it would stay half closed to the end
        endPoint.tryFillInterested(Callback.from(this::close));
    }

    private void close() {
        endPoint.close();
        callback.failed(new EofException("closed without an answer, as asked"));
    }
}
