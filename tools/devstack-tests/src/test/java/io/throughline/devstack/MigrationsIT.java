package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.migrations.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsIT {

    @TempDir
    private Path folders;

    private Postgres postgres;
    private String url;
    private String password;

    @BeforeEach
    void createDatabase() throws SQLException {
        TestServers servers = TestServers.shared();
        postgres = servers.postgres();
        password = servers.settings().get(Credentials.DB_MIGRATOR);
        try (Connection superuser = postgres.connectAsSuperuser("postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS migrations_it");
        }
        postgres.createDatabase("migrations_it");
        url = postgres.jdbcUrl("migrations_it");
    }

    private void write(String file, String sql) throws IOException {
        Files.createDirectories(folders.resolve(file).getParent());
        Files.writeString(folders.resolve(file), sql);
    }

    @Test
    void migratesMessagingFirstAndEveryContextInItsOwnSchema() throws Exception {
        write("messaging/V1__base.sql", "CREATE TABLE messaging.base (id int PRIMARY KEY);");
        write("accounts/V1__uses_base.sql", "CREATE TABLE held (id int REFERENCES messaging.base);");

        assertThat(new Migrations(folders).apply(url, password)).isEqualTo(2);
        assertThat(new Migrations(folders).apply(url, password)).isZero();

        try (Connection application = application();
                Statement statement = application.createStatement()) {
            statement.execute("SELECT * FROM accounts.held");
            assertThatThrownBy(() -> statement.execute("SELECT * FROM accounts.schema_history"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void hasNothingToDoWithoutFolders() {
        assertThat(new Migrations(folders.resolve("absent")).apply(url, password))
                .isZero();
    }

    @Test
    void refusesAMigrationThatWasChangedAfterItRan() throws IOException {
        write("messaging/V1__base.sql", "CREATE TABLE messaging.base (id int);");
        new Migrations(folders).apply(url, password);

        write("messaging/V1__base.sql", "CREATE TABLE messaging.base (id bigint);");

        assertThatThrownBy(() -> new Migrations(folders).apply(url, password)).hasMessageContaining("checksum");
    }

    private Connection application() throws SQLException {
        return DriverManager.getConnection(
                url, Postgres.APP_ROLE, TestServers.shared().settings().get(Credentials.DB_APP));
    }
}
