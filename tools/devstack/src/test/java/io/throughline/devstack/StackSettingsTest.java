package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSettingsTest {

    @TempDir
    private Path dir;

    private Credentials credentials;

    @BeforeEach
    void generateCredentials() {
        credentials = Credentials.in(dir.resolve("credentials.env"));
    }

    @Test
    void hasTheDocumentedDefaults() {
        StackSettings settings = StackSettings.of(Map.of(), credentials);

        assertThat(settings.asMap())
                .containsEntry("THROUGHLINE_HTTP_PORT", "9080")
                .containsEntry("THROUGHLINE_DB_PORT", "5433")
                .containsEntry("THROUGHLINE_BROKER_URL", "tcp://127.0.0.1:61616")
                .containsEntry("THROUGHLINE_BROKER_CONSOLE_PORT", "8161")
                .containsEntry("THROUGHLINE_PAYMENT_PROVIDER_URL", "http://127.0.0.1:9090/payment")
                .containsEntry("THROUGHLINE_PAYMENT_ACQUIRER_URL", "http://127.0.0.1:9090/acquirer/gateway")
                .containsEntry("THROUGHLINE_CARRIER_URL", "http://127.0.0.1:9090/carrier")
                .containsEntry("THROUGHLINE_SMTP_PORT", "3025")
                .containsEntry(
                        "THROUGHLINE_PAYMENT_WEBHOOK_URL",
                        "http://127.0.0.1:9080/payments/api/provider-webhooks/sandbox")
                .containsEntry("THROUGHLINE_BROKER_USER", "throughline-dev");
    }

    @Test
    void lettingTheEnvironmentChooseAPortChangesWhatFollowsFromIt() {
        StackSettings settings = StackSettings.of(Map.of("THROUGHLINE_BROKER_PORT", "7001"), credentials);

        assertThat(settings.get("THROUGHLINE_BROKER_URL")).isEqualTo("tcp://127.0.0.1:7001");
        assertThat(settings.with("THROUGHLINE_BROKER_PORT", "7002").get("THROUGHLINE_BROKER_URL"))
                .isEqualTo("tcp://127.0.0.1:7002");
    }

    @Test
    void takesAVariableApartAtItsBlanks() {
        StackSettings settings = StackSettings.of(Map.of("THROUGHLINE_OPTIONS", "-a  -b"), credentials);

        assertThat(settings.words("THROUGHLINE_OPTIONS")).containsExactly("-a", "-b");
        assertThat(settings.words("THROUGHLINE_OTHER_OPTIONS")).isEmpty();
    }

    @Test
    void namesTheVariableThatHoldsNoPort() {
        assertThatThrownBy(() -> StackSettings.of(Map.of("THROUGHLINE_DB_PORT", "70000"), credentials))
                .isInstanceOf(DevstackException.class)
                .hasMessageContaining("THROUGHLINE_DB_PORT is '70000'");
    }

    @Test
    void namesTheVariablesThatShareAPort() {
        assertThatThrownBy(() -> StackSettings.of(
                        Map.of("THROUGHLINE_DB_PORT", "7001", "THROUGHLINE_BROKER_CONSOLE_PORT", "07001"), credentials))
                .isInstanceOf(DevstackException.class)
                .hasMessageContaining("THROUGHLINE_DB_PORT")
                .hasMessageContaining("THROUGHLINE_BROKER_CONSOLE_PORT");
    }

    @Test
    void namesTheDebugPortToo() {
        assertThatThrownBy(() -> StackSettings.of(Map.of("THROUGHLINE_DEBUG_PORT", "9080"), credentials))
                .isInstanceOf(DevstackException.class)
                .hasMessageContaining("THROUGHLINE_HTTP_PORT and THROUGHLINE_DEBUG_PORT are both 9080");
    }

    @Test
    void saysInOneSentenceThatTheStateCannotBeKept() throws IOException {
        Path taken = Files.createFile(dir.resolve("taken"));

        assertThatThrownBy(() -> new StateDir(taken))
                .isInstanceOf(DevstackException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void keepsAdministratorsPasswordsFromTheApplication() {
        StackSettings settings = StackSettings.of(Map.of(), credentials);

        assertThat(settings.forApplication())
                .containsKeys(Credentials.DB_APP, Credentials.BROKER_APP, Credentials.PROVIDER_KEY)
                .doesNotContainKeys(Credentials.DB_MIGRATOR, Credentials.DB_SUPERUSER, Credentials.BROKER_CONSOLE);
    }

    @Test
    void takesNoSecretFromTheCallersEnvironment() {
        StackSettings settings = StackSettings.of(Map.of(Credentials.DB_APP, "stale"), credentials);

        assertThat(settings.get(Credentials.DB_APP)).isEqualTo(credentials.get(Credentials.DB_APP));
    }
}
