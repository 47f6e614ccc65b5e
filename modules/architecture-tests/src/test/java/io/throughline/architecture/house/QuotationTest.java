package io.throughline.architecture.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotationTest {

    private static final Path PAGE = Path.of("docs/patterns/page.md");
    private static final String SOURCE = """
            class Stock {

                void reserve(long quantity) {
                    available -= quantity;

                    reserved += quantity;
                }
            }
            """;

    @Test
    void isTakenFromTheFileThatWasNamedLastBeforeIt() {
        var quotations = Quotation.on(PAGE, """
                [`A`](../../A.java) and [`B`](../../b/B.java), see [more](../more.md):
                ```java
                one
                ```
                [`V1`](../../V1.sql)
                ```sql
                two
                ```
                """);

        assertThat(quotations)
                .extracting(Quotation::source)
                .containsExactly(Optional.of(Path.of("b/B.java")), Optional.of(Path.of("V1.sql")));
        assertThat(quotations).extracting(Quotation::page).containsExactly(PAGE + ":2", PAGE + ":6");
    }

    @Test
    void isNotTrueWithoutASourceOfItsOwn() {
        var quotations = Quotation.on(PAGE, """
                [`A`](../../A.java)
                ```java
                one
                ```
                ```java
                two
                ```
                """);

        assertThat(quotations.get(1).source()).isEmpty();
        assertThat(quotations.get(1).isTrue()).isFalse();
    }

    @Test
    void holdsWhateverItsIndentation() {
        assertThat(quotation("void reserve(long quantity) {\n    available -= quantity;\n    reserved += quantity;")
                        .occursIn(SOURCE))
                .isTrue();
    }

    @Test
    void doesNotHoldWithAWordOrALineOfItsOwn() {
        assertThat(quotation("available -= amount;").occursIn(SOURCE)).isFalse();
        assertThat(quotation("reserved += quantity;\navailable -= quantity;").occursIn(SOURCE))
                .isFalse();
        assertThat(quotation("available -= quantity;\nlog(quantity);\nreserved += quantity;")
                        .occursIn(SOURCE))
                .isFalse();
        assertThat(quotation("").occursIn(SOURCE)).isFalse();
    }

    private static Quotation quotation(String code) {
        return Quotation.on(PAGE, "[`Stock`](Stock.java)\n```java\n" + code + "\n```\n")
                .get(0);
    }
}
