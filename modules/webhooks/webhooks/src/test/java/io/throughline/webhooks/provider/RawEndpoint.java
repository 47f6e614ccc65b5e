package io.throughline.webhooks.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Says byte by byte what a test wants it to; it keeps every connection open. */
final class RawEndpoint implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Semaphore never = new Semaphore(0);
    private volatile String answer = "";
    private volatile boolean drips;

    RawEndpoint() throws IOException {
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    List<String> requests() {
        return requests;
    }

    void answer(String text) {
        answer = text;
    }

    void thenDrip() {
        drips = true;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }

    private void accept() throws Exception {
        while (!server.isClosed()) {
            var socket = server.accept();
            connections.incrementAndGet();
            open.add(socket);
            start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws Exception {
        requests.add(read(socket.getInputStream()));
        var out = socket.getOutputStream();
        out.write(answer.getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (drips) {
            out.write('.');
            out.flush();
            never.tryAcquire(20, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
    }

    private static String read(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) in.read());
        }
        var length = text.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        return text + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                Thread.currentThread().interrupt(); // the test closed it, or the client went away
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
