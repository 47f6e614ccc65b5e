package io.throughline.sandbox.mail;

import io.throughline.sandbox.mail.Mail.Content;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;

/** Reads the few things of a mail that tests ask for. */
final class MailParser {
    private static final int LONGEST_TEXT = 20_000;

    private MailParser() {}

    static Content parse(InputStream in) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(null, in);
        String[] languages = message.getContentLanguage();
        return new Content(
                message.getMessageID(),
                message.getSubject(),
                languages == null || languages.length == 0 ? null : languages[0],
                shortened(text(message)));
    }

    /** The plain text where there is one, as it is the first of alternatives. */
    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/*")) {
            return part.getContent().toString();
        }
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                String text = text(parts.getBodyPart(i));
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
