package io.throughline.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    private Path directory;

    @Test
    void takesASecretFromTheEnvironmentOrElseFromAFile() throws IOException {
        var file = Files.writeString(directory.resolve("secret"), "from the file\n")
                .toString();

        assertThat(new Settings(Map.of("P_FILE", file)).secret("P")).isEqualTo("from the file");
        assertThat(new Settings(Map.of("P", "itself", "P_FILE", file)).secret("P"))
                .isEqualTo("itself");
    }

    @Test
    void namesTheSecretThatIsMissing() {
        var absent = directory.resolve("absent").toString();

        assertThatThrownBy(() -> new Settings(Map.of()).secret("P")).hasMessage("Neither P nor P_FILE is set.");
        assertThatThrownBy(() -> new Settings(Map.of("P_FILE", absent)).secret("P"))
                .hasMessage("P_FILE names " + absent + ", which cannot be read.");
    }

    @Test
    void asksForEncryptionAsTheServerDoes() {
        var settings =
                new Settings(Map.of("THROUGHLINE_DB_SSLMODE", "verify-full", "THROUGHLINE_DB_SSLROOTCERT", "/ca"));

        assertThat(settings.url("orders"))
                .isEqualTo("jdbc:postgresql://127.0.0.1:5432/orders?sslmode=verify-full&sslrootcert=/ca");
        assertThat(new Settings(Map.of()).url("x")).isEqualTo("jdbc:postgresql://127.0.0.1:5432/x?sslmode=prefer");
    }
}
