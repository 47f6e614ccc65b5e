package io.throughline.opscli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the commands go, and with which password. */
class AccountTest {

    private final FakeServer server = new FakeServer().on("GET /blocked-keys", 200, "[]");
    private final CommandRun run = new CommandRun();

    @TempDir
    private Path checkout;

    @BeforeEach
    void startAStack() throws IOException {
        Files.createDirectory(checkout.resolve(".run"));
        Files.writeString(checkout.resolve(".run/settings.env"), "THROUGHLINE_HTTP_PORT=" + server.port() + "\n");
        Files.writeString(
                checkout.resolve(".run/credentials.env"),
                "THROUGHLINE_OPERATOR_PASSWORD=of-the-operator\nTHROUGHLINE_VIEWER_PASSWORD=of-the-viewer\n");
        run.in(checkout);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksTheStackOfTheCheckoutAsItsOperator() {
        assertThat(run.run("blocked-keys").exitCode()).isZero();
        assertThat(account()).isEqualTo("operator:of-the-operator");
    }

    @Test
    void asksItAsAnotherOfItsAccounts() {
        run.run("blocked-keys", "--user", "viewer", "--url", "http://localhost:" + server.port() + "/");

        assertThat(account()).isEqualTo("viewer:of-the-viewer");
    }

    @Test
    void doesNotTellAnotherServerThePasswordOfTheStack() throws IOException {
        Files.writeString(checkout.resolve(".run/settings.env"), "THROUGHLINE_HTTP_PORT=1\n");

        run.run("blocked-keys", "--url", server.url(), "--user", "operator");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("There is no password for 'operator' at " + server.url()
                        + " and nobody to ask;" + " give --password-file or THROUGHLINE_OPS_PASSWORD.");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void takesThePasswordFromAFileBeforeAllElse() throws IOException {
        var file = Files.writeString(checkout.resolve("password"), "of-the-file\nnot this\n");

        run.with("THROUGHLINE_OPS_PASSWORD", "of-the-environment")
                .run("blocked-keys", "--user", "olga", "--password-file", file.toString());

        assertThat(account()).isEqualTo("olga:of-the-file");
    }

    @Test
    void asksSomebodyAtTheTerminalForThePassword() {
        run.answering("typed").run("blocked-keys", "--user", "olga");

        assertThat(account()).isEqualTo("olga:typed");
        assertThat(run.err()).isEqualTo("Password of olga at " + server.url() + ": ");
    }

    @Test
    void refusesAnAddressThatHoldsAPassword() {
        run.run("blocked-keys", "--url", "http://olga:secret@127.0.0.1:" + server.port());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("with neither account nor query in it").doesNotContain("secret");
    }

    private String account() {
        var basic = server.asked().get(0).authorization();
        return new String(Base64.getDecoder().decode(basic.substring("Basic ".length())));
    }
}
