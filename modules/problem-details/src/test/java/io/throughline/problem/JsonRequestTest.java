package io.throughline.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRequestTest {

    record Line(String sku, int quantity) {}

    record Sample(String currency, String email, List<Line> lines) {}

    record Times(List<Instant> at) {}

    /** RFC 3339 leaves it to whoever reads it whether a blank may stand for the T. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-28 14:00:00Z", "1998-12-31T15:59:60-08:00", "2026-11-28"})
    void refusesATimeThatJavaDoesNotRead(String time) {
        var body = ("{\"at\":[\"2026-11-28T14:00:00Z\",\"" + time + "\"]}").getBytes(UTF_8);

        var problem = catchThrowableOfType(ProblemException.class, () -> JsonRequest.read(body, "times", Times.class))
                .problem();

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/at/1");
    }

    @Test
    void readsABodyThatMatchesItsSchema() {
        var body = "{\"currency\":\"EUR\",\"lines\":[{\"sku\":\"pen\",\"quantity\":2}],\"unknown\":1}";

        assertThat(read(body).value()).isEqualTo(new Sample("EUR", null, List.of(new Line("pen", 2))));
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        var body =
                "{\"currency\":\"EURO\",\"email\":\"nobody\",\"lines\":[{\"sku\":\"PEN\",\"quantity\":0},{\"quantity\":1e40}]}";

        var problem = problemOf(body);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/currency",
                        "/email",
                        "/lines/0/sku",
                        "/lines/0/quantity",
                        "/lines/1/sku",
                        "/lines/1/quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.9999999999999999999999", "1.00000000000000000000001", "1.5", "1e-400", "1e999999999"})
    void refusesNumbersThatAreNoInteger(String number) {
        var problem = problemOf(withQuantity(number));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldError::pointer).contains("/lines/0/quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "100.0", "1e2", "1000e-1"})
    void readsAnIntegerHoweverItIsSpelt(String number) {
        assertThat(read(withQuantity(number)).value().lines()).containsExactly(new Line("pen", 100));
    }

    private static String withQuantity(String number) {
        return "{\"currency\":\"EUR\",\"lines\":[{\"sku\":\"pen\",\"quantity\":" + number + "}]}";
    }

    @Test
    void saysWhatIsWrongInWords() {
        assertThat(problemOf("{\"currency\":\"XXX\"}").errors())
                .extracting(FieldError::pointer, FieldError::detail)
                .containsExactlyInAnyOrder(
                        tuple("/currency", "is no ISO 4217 currency"), tuple("/lines", "is required"));
    }

    @Test
    void givesLineAndColumnOfMalformedJson() {
        var problem = problemOf("{\n  \"currency\": oops\n}");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).contains("line 2, column").doesNotContain("com.fasterxml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{\"lines\":[],\"lines\":[]}", "{} {}", "{\"currency\":", "[1,]", "NaN"})
    void callsAnythingThatIsNotOneJsonValueABadRequest(String body) {
        assertThat(problemOf(body).status()).isEqualTo(400);
    }

    @Test
    void callsBytesThatAreNotUtf8ABadRequest() {
        var latin1 = new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xE9, '"', '}'};

        var thrown =
                catchThrowableOfType(ProblemException.class, () -> JsonRequest.read(latin1, "sample", Sample.class));

        assertThat(thrown.problem().status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"text\""})
    void callsJsonOfTheWrongShapeUnprocessable(String body) {
        assertThat(problemOf(body).errors()).extracting(FieldError::pointer).contains("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "half \\ud83d pair"})
    void refusesTextThatTheDatabaseCannotHold(String text) {
        var problem = problemOf("{\"currency\":\"EUR\",\"lines\":[],\"note\":\"" + text + "\"}");

        assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/note");
    }

    @Test
    void acceptsTextBeyondTheBasicPlane() {
        assertThat(read("{\"currency\":\"EUR\",\"lines\":[],\"note\":\"\\ud83d\\ude00\"}")
                        .value()
                        .currency())
                .isEqualTo("EUR");
    }

    private static JsonRequest<Sample> read(String body) {
        return JsonRequest.read(body.getBytes(UTF_8), "sample", Sample.class);
    }

    private static Problem problemOf(String body) {
        return catchThrowableOfType(ProblemException.class, () -> read(body)).problem();
    }
}
