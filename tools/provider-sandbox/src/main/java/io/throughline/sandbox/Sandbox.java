package io.throughline.sandbox;

import io.throughline.sandbox.http.HttpServer;
import io.throughline.sandbox.http.Routes;
import io.throughline.sandbox.mail.MailServer;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine;

/** A running sandbox, for tests and for the command line. */
public final class Sandbox implements AutoCloseable {
    private final Closing closing;
    private final HttpServer server;
    private final MailServer mail;

    private Sandbox(Closing closing, HttpServer server, MailServer mail) {
        this.closing = closing;
        this.server = server;
        this.mail = mail;
    }

    /**
     * Starts on the loopback interface. The ledgers found in the directory are continued, and belong to this sandbox
     * alone until it is closed.
     */
    public static Sandbox start(Path dataDir, Settings settings) {
        Closing closing = new Closing();
        try {
            Books books = Books.open(dataDir, closing);
            Town town = Town.open(books, settings, closing);
            Routes routes = Interface.routes(books, town, settings);
            HttpServer server = HttpServer.start(settings.ports().http(), routes);
            closing.add(server::close);
            MailServer mail = MailServer.start(settings.ports().smtp(), books.mails(), town.faults());
            closing.add(mail::close);
            return new Sandbox(closing, server, mail);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    /** Starts with one key for all providers; what else listens takes a free port. */
    public static Sandbox start(int port, Path dataDir, String key) {
        return start(dataDir, Settings.onFreePorts(new Keys(key, key, key)).withPort(port));
    }

    public URI baseUri() {
        return server.uri();
    }

    /** Of the mail relay, on 127.0.0.1. */
    public int smtpPort() {
        return mail.port();
    }

    void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        closing.close();
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SandboxCommand()).execute(arguments));
    }
}
