package io.throughline.bench.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlTest {

    @Test
    void turnsNumberedParametersIntoTheirPositions() {
        Sql sql = Sql.parse("select ?2 where a = ?1 and b = ?2");

        assertThat(sql.text()).isEqualTo("select ? where a = ? and b = ?");
        assertThat(sql.parameters()).containsExactly(2, 1, 2);
    }

    @ParameterizedTest
    @EnumSource(Candidate.class)
    void findsTheSqlOfEveryCandidate(Candidate candidate) {
        for (String name : new String[] {"schema", "append", "function", "read", "acknowledge", "backlog", "history"}) {
            assertThatCode(() -> candidate.sql(name)).doesNotThrowAnyException();
        }
    }
}
