package io.throughline.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @CsvSource({
        "22021,true",
        "23505,true",
        "54000,true",
        "0,false",
        "08006,false",
        "57P01,false",
        "42P01,false",
        "40P01,false",
        ",false"
    })
    void tellsRefusedValuesFromADatabaseThatCannotAnswerNow(String state, boolean refused) {
        var failure = new IllegalStateException(new DatabaseFailure(new SQLException("no", state)));
        assertThat(DatabaseFailure.refusesTheValues(failure)).isEqualTo(refused);
    }

    @Test
    void saysNothingOfOtherFailures() {
        assertThat(DatabaseFailure.refusesTheValues(new IllegalStateException("no SQL at all")))
                .isFalse();
    }
}
