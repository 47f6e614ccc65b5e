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
 *
 * @param reply what the server said, with its code in front; null if it said nothing
 */
record SmtpFailure(MessagingException failure, String reply, boolean aboutTheMail, boolean aboutTheRecipient) {

    /** A reply as RFC 5321 has it. */
    private static final Pattern REPLY = Pattern.compile("^[245]\\d\\d[ -].*", Pattern.DOTALL);

    private static final String CLOSING = "421";

    // By name: the server keeps the classes of its implementation to itself.
    private static final String SENDER_REFUSED = "SMTPSenderFailedException";
    private static final String RECIPIENT_REFUSED = "SMTPAddressFailedException";

    static SmtpFailure of(MessagingException failure) {
        var chain = chain(failure);
        var reply =
                chain.stream().map(SmtpFailure::said).flatMap(Optional::stream).findFirst();
        return new SmtpFailure(failure, reply.orElse(null), isAboutTheMail(chain), is(RECIPIENT_REFUSED, chain));
    }

    /** The code of the reply. */
    Optional<String> code() {
        return Optional.ofNullable(reply).map(said -> said.substring(0, CLOSING.length()));
    }

    /**
     * @return the refusal, if it is final
     * @throws MailServerAway or {@link MailPostponed}, if it is to be tried again
     */
    Posting decide() {
        if (reply == null) {
            throw new MailServerAway("the mail server cannot be talked to: " + text(), failure);
        }
        if (reply.startsWith(CLOSING) || !aboutTheMail) {
            throw new MailServerAway("the mail server takes no mail: " + code().orElseThrow(), reply);
        }
        if (reply.startsWith("5")) {
            return Posting.refused(reply);
        }
        throw new MailPostponed(
                "the mail server does not take this mail yet: " + code().orElseThrow(), reply, aboutTheRecipient);
    }

    private static boolean isAboutTheMail(List<Exception> chain) {
        return chain.stream().anyMatch(SendFailedException.class::isInstance)
                && !is(SENDER_REFUSED, chain)
                && chain.stream().noneMatch(AuthenticationFailedException.class::isInstance);
    }

    private static boolean is(String name, List<Exception> chain) {
        return chain.stream()
                .anyMatch(failure -> failure.getClass().getSimpleName().equals(name));
    }

    private static Optional<String> said(Exception failure) {
        var text = Objects.toString(failure.getMessage(), "").strip();
        return REPLY.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private String text() {
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
