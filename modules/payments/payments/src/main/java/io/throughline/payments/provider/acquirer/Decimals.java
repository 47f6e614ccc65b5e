package io.throughline.payments.provider.acquirer;

import io.throughline.payments.provider.Amount;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** Amounts as the acquirer writes them: decimals with just the digits of their currency. */
final class Decimals {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,4})?");

    private Decimals() {}

    static String of(Amount amount) {
        return BigDecimal.valueOf(amount.minor(), digits(amount.currency())).toPlainString();
    }

    /** Never rounds: another number of digits is an {@link IllegalArgumentException}. */
    static long minor(String decimal, String currency) {
        if (!DECIMAL.matcher(decimal).matches() || new BigDecimal(decimal).scale() != digits(currency)) {
            throw new IllegalArgumentException("no amount of " + currency);
        }
        return new BigDecimal(decimal).unscaledValue().longValueExact();
    }

    private static int digits(String currency) {
        return Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
    }
}
