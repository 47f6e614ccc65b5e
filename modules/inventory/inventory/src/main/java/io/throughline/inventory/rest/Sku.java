package io.throughline.inventory.rest;

import io.throughline.problem.FieldError;
import io.throughline.problem.ProblemException;
import java.util.regex.Pattern;

/** The same form as the CHECK of {@code inventory.stock_item}. */
final class Sku {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Sku() {}

    static String checked(String sku) {
        if (!isWellFormed(sku)) {
            throw ProblemException.badRequest(
                    "The sku is malformed.",
                    FieldError.parameter(
                            "sku",
                            "must be 1 to 64 letters, digits, '.', '_' or '-', beginning with a letter or digit"));
        }
        return sku;
    }

    static boolean isWellFormed(String sku) {
        return FORM.matcher(sku).matches();
    }
}
