package io.throughline.sandbox.acquirer;

import io.throughline.sandbox.payment.Purchase;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** Amounts as decimals with just the digits that their currency has. */
record Money(Currency currency) {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,13}(\\.\\d{1,4})?");

    static Money of(String code) {
        try {
            return new Money(Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not an ISO 4217 currency code", e);
        }
    }

    String decimal(long minor) {
        return BigDecimal.valueOf(minor, digits()).toPlainString();
    }

    long minor(String decimal) {
        if (!DECIMAL.matcher(decimal).matches() || new BigDecimal(decimal).scale() != digits()) {
            throw new IllegalArgumentException("must be a decimal with " + digits() + " digits behind the point");
        }
        long minor = new BigDecimal(decimal).unscaledValue().longValueExact();
        if (minor < 1 || minor > Purchase.LARGEST_AMOUNT) {
            throw new IllegalArgumentException("is out of range");
        }
        return minor;
    }

    private int digits() {
        return Math.max(currency.getDefaultFractionDigits(), 0);
    }
}
