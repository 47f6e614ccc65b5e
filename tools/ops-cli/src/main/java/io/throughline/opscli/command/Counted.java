package io.throughline.opscli.command;

import java.util.Locale;

/** Numbers with what they count. */
final class Counted {

    private Counted() {}

    static String letters(long count) {
        return of(count, "dead letter");
    }

    static String events(long count) {
        return of(count, "event");
    }

    static String of(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    static String capital(String verb) {
        return verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1);
    }
}
