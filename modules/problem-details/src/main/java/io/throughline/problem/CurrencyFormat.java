package io.throughline.problem;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.util.Currency;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The schema format {@code iso-4217}: the code of a currency that money can be paid in. */
final class CurrencyFormat implements Format {

    /** Codes without minor units (XXX, gold, test codes) are no money. */
    private static final Map<String, Currency> MONEY = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toMap(Currency::getCurrencyCode, Function.identity()));

    @Override
    public String getName() {
        return "iso-4217";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        return MONEY.containsKey(value);
    }
}
