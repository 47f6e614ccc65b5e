package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibertyServerIT {

    @TempDir
    private Path dir;

    private FakeCheckout checkout;
    private LibertyServer first;
    private LibertyServer second;

    @BeforeEach
    void prepareServers() throws IOException {
        checkout = new FakeCheckout(dir);
        first = server("first");
        second = server("second");
    }

    private LibertyServer server(String name) {
        Credentials credentials = Credentials.in(checkout.state().path().resolve("credentials.env"));
        return new LibertyServer(
                checkout.state(),
                StackSettings.of(FakeCheckout.freePorts(), credentials)
                        .with(LibertyServer.JVM_ARGUMENTS, TestServers.QUICK_JVM),
                new Distributions(checkout.root()),
                LibertySetup.of(checkout.root(), name));
    }

    @AfterEach
    void killServers() {
        checkout.killEverything();
    }

    @Test
    void runsTwoNodesOfWhichOneCanBeKilledAndComesBack() {
        bothAtOnce(LibertyServer::start);

        first.kill();
        assertThat(first.hasCrashed() || first.isRunning()).isFalse();
        assertThat(Ports.answers(second.port())).isTrue();
        first.start();
        assertThat(Ports.answers(first.port())).isTrue();

        bothAtOnce(LibertyServer::stop);
        assertThat(checkout.processes()).isEmpty();
        assertThat(second.log()).content().contains("CWWKE0036I");
    }

    private void bothAtOnce(Consumer<LibertyServer> work) {
        CompletableFuture<Void> withFirst = CompletableFuture.runAsync(() -> work.accept(first));
        work.accept(second);
        withFirst.join();
    }

    @Test
    void saysWhatIsWrongWhenItDoesNotStart() throws IOException {
        Files.writeString(checkout.root().resolve("liberty-config/server/server.xml"), "<server><nonsense");

        assertThatThrownBy(first::start)
                .isInstanceOf(DevstackException.class)
                .hasMessageContaining("first")
                .hasMessageContaining("CWWKG");
    }
}
