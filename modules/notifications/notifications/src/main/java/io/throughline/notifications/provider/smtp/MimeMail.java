package io.throughline.notifications.provider.smtp;

import io.throughline.notifications.provider.OutgoingMail;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** A mail as plain text and as HTML, under a message id of ours. */
final class MimeMail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;

    private MimeMail(Session session, String id) {
        super(session);
        this.id = id;
    }

    static MimeMail of(Session session, OutgoingMail mail, String from, InternetAddress to) throws MessagingException {
        var message = new MimeMail(session, mail.messageId());
        message.setFrom(new InternetAddress(from, true));
        message.setRecipient(RecipientType.TO, to);
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(new Date());
        message.setContentLanguage(new String[] {mail.language().toLanguageTag()});
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(alternatives(mail));
        return message;
    }

    /** Jakarta Mail would make up one anew at every attempt. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    private static MimeMultipart alternatives(OutgoingMail mail) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8);
        var html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }
}
