package io.throughline.notifications.provider.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that says to each command (or at the door, to {@code CONNECT}, or to the mail, to {@code END}) what it is told to. */
final class ScriptedSmtp implements AutoCloseable {

    private static final Map<String, String> POLITE = Map.of(
            "CONNECT", "220 scripted",
            "EHLO", "250 scripted",
            "DATA", "354 go on",
            "END", "250 queued",
            "QUIT", "221 bye");

    private final Map<String, String> replies = new ConcurrentHashMap<>(POLITE);
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final ServerSocket door;
    private volatile Socket connected;

    ScriptedSmtp() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    /** @param reply an empty one hangs up */
    void says(String command, String reply) {
        replies.put(command, reply);
    }

    /** What was accepted, headers and all. */
    List<String> mails() {
        return mails;
    }

    List<String> commands() {
        return commands;
    }

    /** Hangs up on whoever is connected. */
    void hangUp() throws IOException {
        connected.close();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (var socket = door.accept()) {
                connected = socket;
                serve(socket);
            } catch (IOException e) {
                // the client has gone, or the test has ended
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        var out = socket.getOutputStream();
        answer(out, "CONNECT");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            var command = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
            var reply = answer(out, command);
            if (command.equals("DATA") && reply.startsWith("354")) {
                take(in, out);
            }
        }
    }

    private void take(BufferedReader in, OutputStream out) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("hung up within a mail");
            }
            mail.append(line).append('\n');
        }
        // before the answer, for whoever hears it looks here
        if (replies.get("END").startsWith("250")) {
            mails.add(mail.toString());
        }
        answer(out, "END");
    }

    private String answer(OutputStream out, String command) throws IOException {
        var reply = replies.getOrDefault(command, "250 fine");
        if (reply.isEmpty()) {
            throw new IOException("told to hang up");
        }
        out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return reply;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
