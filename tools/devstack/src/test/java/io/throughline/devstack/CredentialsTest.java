package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    @TempDir
    private Path dir;

    @Test
    void generatesDifferentLongSecretsInAFileForItsOwnerOnly() throws IOException {
        Path file = dir.resolve("credentials.env");

        Credentials credentials = Credentials.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(credentials.asMap().values()).allMatch(secret -> secret.matches("(whsec_)?[A-Za-z0-9]{32}"));
        assertThat(new HashSet<>(credentials.asMap().values()))
                .hasSameSizeAs(credentials.asMap().keySet());
        assertThat(credentials.asMap())
                .containsKeys(
                        "THROUGHLINE_STOREFRONT_PASSWORD",
                        "THROUGHLINE_STOCKKEEPER_PASSWORD",
                        "THROUGHLINE_INTEGRATOR_PASSWORD",
                        "THROUGHLINE_VIEWER_PASSWORD",
                        "THROUGHLINE_OPERATOR_PASSWORD",
                        "THROUGHLINE_ADMIN_PASSWORD",
                        "THROUGHLINE_BROKER_PASSWORD");
    }

    @Test
    void generatesAWebhookSecretAsStandardWebhooksWantsIt() {
        String secret = Credentials.in(dir.resolve("credentials.env")).get(Credentials.PAYMENT_WEBHOOK_SECRET);

        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(24);
    }

    @Test
    void keepsWhatItGeneratedAndAddsWhatIsMissing() throws IOException {
        Path file = dir.resolve("credentials.env");
        Files.writeString(file, "THROUGHLINE_ADMIN_PASSWORD=kept\n");

        Credentials first = Credentials.in(file);

        assertThat(first.get("THROUGHLINE_ADMIN_PASSWORD")).isEqualTo("kept");
        assertThat(Credentials.in(file).asMap()).isEqualTo(first.asMap());
    }

    @Test
    void showsNoSecretWhenPrinted() {
        Credentials credentials = Credentials.in(dir.resolve("credentials.env"));

        assertThat(credentials.toString()).doesNotContain(credentials.asMap().values());
    }
}
