package io.throughline.notifications;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of one language. */
final class Texts {

    private static final String LABEL = "label.";
    private static final String REASON = "reason.";

    private final Locale locale;
    private final ResourceBundle bundle;

    Texts(Locale locale) {
        this.locale = locale;
        bundle = ResourceBundle.getBundle(
                "mails/texts",
                locale,
                Texts.class.getClassLoader(),
                // not the language of the server in the place of English
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    String of(MailKind kind, String part) {
        return bundle.getString(kind.code() + "." + part);
    }

    /** In words; a code that we have none for is some other reason. */
    String reason(String code) {
        var key = REASON + code;
        return bundle.getString(bundle.containsKey(key) ? key : REASON + "other");
    }

    Map<String, String> labels() {
        var labels = new HashMap<String, String>();
        for (var key : bundle.keySet()) {
            if (key.startsWith(LABEL)) {
                labels.put(key.substring(LABEL.length()), bundle.getString(key));
            }
        }
        return labels;
    }
}
