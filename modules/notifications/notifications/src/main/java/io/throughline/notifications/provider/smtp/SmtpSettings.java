package io.throughline.notifications.provider.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How the mail server is reached. Not a {@code mailSession} of the server: that one cannot be without a user, and Jakarta
 * Mail would then log in with an empty one.
 */
@ApplicationScoped
class SmtpSettings {

    /** How the connection is kept from being read or changed. */
    enum Tls {
        /** Not at all: only for a server on the same machine. */
        NONE,
        /** It becomes TLS before anything is said, or nothing is said. */
        STARTTLS,
        /** It is TLS from the beginning. */
        TLS
    }

    @Inject
    @ConfigProperty(name = "throughline.smtp.host", defaultValue = "127.0.0.1")
    String host;

    @Inject
    @ConfigProperty(name = "throughline.smtp.port", defaultValue = "3025")
    int port;

    @Inject
    @ConfigProperty(name = "throughline.smtp.tls", defaultValue = "NONE")
    Tls tls;

    @Inject
    @ConfigProperty(name = "throughline.smtp.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "throughline.smtp.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "throughline.smtp.connect-timeout", defaultValue = "PT5S")
    Duration connectTimeout;

    @Inject
    @ConfigProperty(name = "throughline.smtp.answer-timeout", defaultValue = "PT10S")
    Duration answerTimeout;

    Session session() {
        return user.isEmpty() ? Session.getInstance(properties()) : Session.getInstance(properties(), login());
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.auth", Boolean.toString(user.isPresent()));
        properties.put("mail.smtp.connectiontimeout", Long.toString(connectTimeout.toMillis()));
        properties.put("mail.smtp.timeout", Long.toString(answerTimeout.toMillis()));
        properties.put("mail.smtp.writetimeout", Long.toString(answerTimeout.toMillis()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls == Tls.TLS));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(tls == Tls.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    private Authenticator login() {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user.orElseThrow(), password.orElse(""));
            }
        };
    }
}
