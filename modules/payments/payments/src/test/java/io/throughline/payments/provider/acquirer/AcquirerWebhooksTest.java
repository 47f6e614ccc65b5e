package io.throughline.payments.provider.acquirer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.payments.provider.Authorization;
import io.throughline.payments.provider.Authorization.Status;
import io.throughline.payments.provider.IncomingWebhook;
import io.throughline.payments.provider.SignatureRefused;
import io.throughline.payments.provider.UnreadableNotification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcquirerWebhooksTest {

    private static final String BODY = "notice=n1&event=CHARGED&changed=1893499200000&transaction=t1&state=CHARGED"
            + "&invoice=o1&reference=key-1&amount=19.99&currency=EUR&charged=19.99&repaid=0.00";
    /** Of {@code openssl dgst -sha256 -hmac secret-of-acquirer}. */
    private static final String SIGNATURE = "0fe1b942eb31a69e69ad5b20fe5d321753f1a9d670c25651a1df211482ca8b3f";

    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1893499200);

    private final AcquirerWebhooks webhooks = new AcquirerWebhooks();

    @BeforeEach
    void prepare() {
        webhooks.key = Optional.of("key");
        webhooks.secret = Optional.of("secret-of-acquirer");
        webhooks.tolerance = Duration.ofMinutes(5);
        timeIs(SIGNED_AT);
    }

    @Test
    void readsWhatTheAcquirerSigned() {
        var notification = webhooks.read(webhook("1893499200", SIGNATURE, BODY));

        assertThat(notification.id()).isEqualTo("n1");
        assertThat(notification.type()).isEqualTo("CHARGED");
        assertThat(notification.entry().authorization()).isEqualTo(Authorization.of("t1", Status.CAPTURED));
        assertThat(notification.entry().orderReference()).isEqualTo("o1");
        assertThat(notification.entry().authorizationKey()).isEqualTo("key-1");
        assertThat(notification.entry().amount()).isEqualTo(1999);
        assertThat(notification.entry().isWhole()).isTrue();
        assertThat(notification.entry().updatedAt()).isEqualTo(SIGNED_AT);
    }

    @ParameterizedTest
    @CsvSource({"-301, false", "-299, true", "299, true", "301, false"})
    void takesWhatIsFiveMinutesOffAtMost(long seconds, boolean taken) {
        timeIs(SIGNED_AT.plusSeconds(seconds));
        var webhook = webhook("1893499200", SIGNATURE, BODY);

        if (taken) {
            assertThatCode(() -> webhooks.read(webhook)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> webhooks.read(webhook)).isInstanceOf(SignatureRefused.class);
        }
    }

    @Test
    void refusesWhatIsNotSignedByTheAcquirer() {
        assertRefused(webhook(null, SIGNATURE, BODY));
        assertRefused(webhook("1893499200", null, BODY));
        assertRefused(webhook("1893499200", "", BODY));
        assertRefused(webhook("1893499200", SIGNATURE.replace('a', 'b'), BODY));
        assertRefused(webhook("1893499201", SIGNATURE, BODY));
        assertRefused(webhook("now", SIGNATURE, BODY));
        assertRefused(webhook("1893499200", SIGNATURE, BODY + "&amount=1.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 7e2d8bfa9203b44a50ab83598bbc7ba1bfe6dbaa6890e4f6b639c57c01c1357a",
        "'{}', 826669e4fc396c88eaa21e7ed8e21987b99e3bba3ed10ef511156a4ebaa82e70",
        "'notice=n1', 0391cc22a947c8fb1f1c67023b597e1c1423b57d4868bf2e9d6b97d57a63f4ed",
        "'notice=n1&notice=n2', 5c2b35cfd065fa741225616b4ebf7a9ca582a67f88b10f2d4660b7cd8b093c1f",
        "'notice=%zz', dc44040db309c1b157114f6d41644a831f9841f591aa5fa9a81edf0402fb1e46",
    })
    void cannotReadWhatSaysNothing(String body, String signature) {
        assertThatThrownBy(() -> webhooks.read(webhook("1893499200", signature, body)))
                .isInstanceOf(UnreadableNotification.class);
    }

    @Test
    void stopsTheStartIfItIsSetUpByHalfAndTellsNobodyTheSecret() {
        assertThatCode(() -> webhooks.requireSecret(this)).doesNotThrowAnyException();
        webhooks.secret = Optional.of("short");
        assertThatThrownBy(() -> webhooks.requireSecret(this))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("throughline.payment.acquirer.webhook.secret")
                .hasMessageNotContaining("short");
        webhooks.secret = Optional.empty();
        assertThatThrownBy(() -> webhooks.requireSecret(this)).isInstanceOf(IllegalStateException.class);
        webhooks.key = Optional.empty();
        assertThatCode(() -> webhooks.requireSecret(this)).doesNotThrowAnyException();
    }

    private void assertRefused(IncomingWebhook webhook) {
        assertThatThrownBy(() -> webhooks.read(webhook)).isInstanceOf(SignatureRefused.class);
    }

    private void timeIs(Instant now) {
        webhooks.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    private static IncomingWebhook webhook(String time, String signature, String body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Acquirer-Time", time);
        headers.put("X-Acquirer-Signature", signature);
        return new IncomingWebhook(headers::get, body.getBytes(UTF_8));
    }
}
