package io.throughline.payments.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the example of the specification, whose signature openssl gives too. */
class StandardWebhooksTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SENT = 1614265330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String UNFIT =
            "throughline.payment.webhook.secret must be whsec_ followed by 24 to 64 bytes in base64";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void takesWhatTheSenderSigned() {
        assertThatCode(() -> at(SENT).verify(message(ID, SENT + "", SIGNATURE, BODY)))
                .doesNotThrowAnyException();
    }

    @Test
    void takesOneRightSignatureAmongOthers() {
        var several = "v1a,AAAA v1,d3Jvbmc= " + SIGNATURE;

        assertThatCode(() -> at(SENT).verify(message(ID, SENT + "", several, BODY)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"-300, true", "300, true", "-301, false", "301, false"})
    void takesNothingThatIsOlderOrNewerThanTolerated(long seconds, boolean taken) {
        var message = message(ID, SENT + "", SIGNATURE, BODY);

        if (taken) {
            assertThatCode(() -> at(SENT + seconds).verify(message)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> at(SENT + seconds).verify(message))
                    .isInstanceOf(SignatureRefused.class)
                    .hasMessageContaining(seconds + " s");
        }
    }

    @Test
    void refusesWhatWasChangedOnTheWay() {
        refused(message("msg_other", SENT + "", SIGNATURE, BODY));
        refused(message(ID, (SENT + 1) + "", SIGNATURE, BODY));
        refused(message(ID, SENT + "", SIGNATURE, BODY + " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v1,", "v2,g0hM", "v1,####", "v1,d3Jvbmc="})
    void refusesOtherSignatures(String signatures) {
        refused(message(ID, SENT + "", signatures, BODY));
    }

    @Test
    void refusesWhatIsNotSigned() {
        refused(message(null, SENT + "", SIGNATURE, BODY));
        refused(message(ID, null, SIGNATURE, BODY));
        refused(message(ID, SENT + "", null, BODY));
    }

    @ParameterizedTest
    @CsvSource({"msg.1, 1614265330", "'', 1614265330", "msg_1, -1", "msg_1, 16x", "msg_1, 99999999999999999999"})
    void refusesMalformedHeaders(String id, String timestamp) {
        refused(message(id, timestamp, SIGNATURE, BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_not base64"})
    void needsASecretAndTellsNobody(String secret) {
        assertThatThrownBy(() -> new StandardWebhooks(secret, Duration.ZERO, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(UNFIT);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "23, false", "24, true", "64, true", "65, false"})
    void needsASecretOfTheLengthThatTheSpecificationNames(int length, boolean fits) {
        var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);
        ThrowingCallable making = () -> new StandardWebhooks(secret, Duration.ZERO, Clock.systemUTC());

        if (fits) {
            assertThatCode(making).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(making)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(UNFIT + "; it has " + length);
        }
    }

    private static void refused(SignedMessage message) {
        assertThatThrownBy(() -> at(SENT).verify(message)).isInstanceOf(SignatureRefused.class);
    }

    private static StandardWebhooks at(long second) {
        var clock = Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
        return new StandardWebhooks(SECRET, Duration.ofMinutes(5), clock);
    }

    private static SignedMessage message(String id, String timestamp, String signatures, String body) {
        return new SignedMessage(id, timestamp, signatures, body.getBytes(UTF_8));
    }
}
