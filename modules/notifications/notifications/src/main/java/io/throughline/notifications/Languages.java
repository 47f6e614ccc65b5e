package io.throughline.notifications;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** The languages we have texts in. */
final class Languages {

    static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);

    private Languages() {}

    /**
     * @param wanted BCP 47, or null
     * @return the language itself, or what it is a kind of ({@code de} for {@code de-AT}); English if we have neither
     */
    static Locale best(String wanted) {
        return Optional.ofNullable(wanted).flatMap(Languages::lookup).orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> lookup(String wanted) {
        try {
            return Optional.ofNullable(Locale.lookup(LanguageRange.parse(wanted), ALL));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
