package io.throughline.sandbox.mail;

import io.throughline.sandbox.fault.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** Listens on the loopback interface only, as the HTTP side does. */
public final class MailServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int LARGEST_MAIL = 10 * 1024 * 1024;
    private static final int ACCEPT_QUEUE = 512;
    // longer than any delay a fault may ask for
    private static final int IDLE_MILLIS = 15 * 60 * 1000;

    // it tells of every start and warns of every connection that faults close; kept, or the level goes with the logger
    private static final Logger LIBRARY = Logger.getLogger("org.subethamail");

    private final SMTPServer server;
    private final ExecutorService dialogues;

    private MailServer(SMTPServer server, ExecutorService dialogues) {
        this.server = server;
        this.dialogues = dialogues;
    }

    /** Port 0 takes a free one. */
    public static MailServer start(int port, MailLedger ledger, Faults faults) {
        ExecutorService dialogues = Executors.newCachedThreadPool(MailServer::daemon);
        SMTPServer server = SMTPServer.port(port)
                .bindAddress(address())
                .hostName("sandbox.localhost")
                .softwareName("Throughline sandbox")
                .hideTLS()
                .backlog(ACCEPT_QUEUE)
                .maxMessageSize(LARGEST_MAIL)
                .connectionTimeoutMs(IDLE_MILLIS)
                .executorService(dialogues)
                .messageHandlerFactory(
                        context -> new MailDialogue(ledger, faults, new Wire(((Session) context).getSocket())))
                .build();
        LIBRARY.setLevel(Level.SEVERE);
        open(server);
        return new MailServer(server, dialogues);
    }

    private static void open(SMTPServer server) {
        try {
            server.start();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new UncheckedIOException(
                        "Port " + server.getPort() + " on " + LOOPBACK + " cannot be opened", cause);
            }
            throw e;
        }
    }

    private static InetAddress address() {
        try {
            return InetAddress.getByName(LOOPBACK);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "smtp-dialogue");
        thread.setDaemon(true);
        return thread;
    }

    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
        dialogues.shutdown();
    }
}
