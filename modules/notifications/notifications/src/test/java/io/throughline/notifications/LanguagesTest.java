package io.throughline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({"de,de", "de-AT,de", "DE-ch-1996,de", "fr-CA,fr", "en-GB,en", "nl,en", "x,en", "!!,en", "'',en"})
    void findsTheNearestWeHaveTextsIn(String wanted, String found) {
        assertThat(Languages.best(wanted).toLanguageTag()).isEqualTo(found);
    }

    @Test
    void isEnglishForACustomerWhoNamedNone() {
        assertThat(Languages.best(null).toLanguageTag()).isEqualTo("en");
    }
}
