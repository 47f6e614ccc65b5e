package io.throughline.notifications.provider.smtp;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Connections to the mail server. One that took a mail is kept for a few seconds, so that greeting, TLS and login are
 * not repeated for the mails that follow; one that failed, in whatever way, is never used again.
 */
final class SmtpConnections implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SmtpConnections.class.getName());
    private static final String PROTOCOL = "smtp";

    /** Servers end a connection sooner or later, and the mail that meets it is an attempt in vain. */
    private static final int MOST_MAILS = 50;

    private record Connection(Transport transport, int mails, long since) {}

    private final Session session;
    private final ScheduledExecutorService executor;
    private final long keptNanos;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean tidying = new AtomicBoolean();
    private volatile boolean closed;

    SmtpConnections(Session session, ScheduledExecutorService executor, Duration kept) {
        this.session = session;
        this.executor = executor;
        this.keptNanos = kept.toNanos();
    }

    /** Returns when the server has taken the mail. */
    void send(Message message) throws MessagingException {
        message.saveChanges();
        var connection = connected();
        boolean goesOn = false;
        try {
            connection.transport().sendMessage(message, message.getAllRecipients());
            goesOn = connection.mails() + 1 < MOST_MAILS;
        } finally {
            if (goesOn) {
                keep(connection);
            } else {
                close(connection.transport());
            }
        }
    }

    private Connection connected() throws MessagingException {
        var kept = idle.pollFirst();
        if (kept != null) {
            // asks the server
            if (kept.transport().isConnected()) {
                return kept;
            }
            closeIdle(0);
        }
        var transport = session.getTransport(PROTOCOL);
        try {
            transport.connect();
            return new Connection(transport, 0, System.nanoTime());
        } catch (MessagingException e) {
            close(transport);
            throw e;
        }
    }

    private void keep(Connection connection) {
        idle.addFirst(new Connection(connection.transport(), connection.mails() + 1, System.nanoTime()));
        if (closed) {
            closeIdle(0);
        } else {
            tidyLater();
        }
    }

    /** Never fails: the mail is taken, and would be sent again. */
    private void tidyLater() {
        if (tidying.compareAndSet(false, true)) {
            try {
                executor.schedule(this::tidy, keptNanos, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException | IllegalStateException e) {
                LOG.log(Level.DEBUG, "Nothing is kept while the application stops: {0}", e.toString());
                tidying.set(false);
                closeIdle(0);
            }
        }
    }

    private void tidy() {
        closeIdle(keptNanos);
        tidying.set(false);
        if (!closed && !idle.isEmpty()) {
            tidyLater();
        }
    }

    /** Those that are idle for so long; the last one is for the longest. */
    private void closeIdle(long atLeastNanos) {
        for (var last = idle.pollLast(); last != null; last = idle.pollLast()) {
            if (System.nanoTime() - last.since() < atLeastNanos) {
                idle.addLast(last);
                return;
            }
            close(last.transport());
        }
    }

    @Override
    public void close() {
        closed = true;
        closeIdle(0);
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(Level.DEBUG, "A connection to the mail server did not end in order: {0}", e.toString());
        }
    }
}
