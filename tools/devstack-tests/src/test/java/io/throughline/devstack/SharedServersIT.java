package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedServersIT {

    @Test
    void startsEachServerOnceForTheWholeBuild() throws Exception {
        TestServers servers = TestServers.shared();

        assertThat(servers.postgres().isRunning()).isTrue();
        assertThat(servers.broker().isRunning()).isTrue();
        assertThat(TestServers.shared()).isSameAs(servers);
        try (var connection = servers.postgres().connectAsApplication()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }
}
