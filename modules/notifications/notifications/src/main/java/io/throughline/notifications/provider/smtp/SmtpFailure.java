package io.throughline.notifications.provider.smtp;

import io.throughline.notifications.provider.MailPostponed;
import io.throughline.notifications.provider.MailServerAway;
import io.throughline.notifications.provider.Posting;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What follows from a failed attempt. Only the server's own word (5xx) about the recipient or the mail is final: what it
 * has against us, or says at the door, is for us to mend, and no mail is given up for it.
 */
final class SmtpFailure {

    /** A reply as RFC 5321 has it. */
    private static final Pattern REPLY = Pattern.compile("^([245]\\d\\d)[ -].*", Pattern.DOTALL);

    private static final String CLOSING = "421";

    // By name: the server keeps the classes of its implementation to itself.
    private static final String SENDER_REFUSED = "SMTPSenderFailedException";

    private SmtpFailure() {}

    /**
     * @return the refusal, if it is final
     * @throws MailServerAway or {@link MailPostponed}, if it is to be tried again
     */
    static Posting decide(MessagingException failure) {
        var chain = chain(failure);
        var reply =
                chain.stream().map(SmtpFailure::reply).flatMap(Optional::stream).findFirst();
        if (reply.isEmpty() || reply.get().startsWith(CLOSING) || !isAboutTheMail(chain)) {
            throw new MailServerAway(reply.orElseGet(() -> text(failure)), failure);
        }
        if (reply.get().startsWith("5")) {
            return Posting.refused(reply.get());
        }
        throw new MailPostponed(reply.get(), failure);
    }

    private static boolean isAboutTheMail(List<Exception> chain) {
        return chain.stream().anyMatch(SendFailedException.class::isInstance)
                && chain.stream()
                        .noneMatch(failure -> failure instanceof AuthenticationFailedException
                                || failure.getClass().getSimpleName().equals(SENDER_REFUSED));
    }

    private static Optional<String> reply(Exception failure) {
        var said = Objects.toString(failure.getMessage(), "").strip();
        return REPLY.matcher(said).matches() ? Optional.of(said) : Optional.empty();
    }

    private static String text(MessagingException failure) {
        var cause = failure.getNextException();
        return cause == null ? failure.getMessage() : failure.getMessage() + ": " + cause.getMessage();
    }

    private static List<Exception> chain(MessagingException failure) {
        var chain = new ArrayList<Exception>();
        Exception next = failure;
        while (next != null) {
            chain.add(next);
            next = next instanceof MessagingException nested ? nested.getNextException() : null;
        }
        return chain;
    }
}
