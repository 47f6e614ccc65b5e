package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void findsDistinctFreePorts() {
        assertThat(Ports.free(20)).doesNotHaveDuplicates().allMatch(Ports::isFree);
    }

    @Test
    void givesNoPortTwiceThatMayNotBeBoundYet() {
        List<Integer> given = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            given.addAll(Ports.free(1));
        }

        assertThat(given).doesNotHaveDuplicates();
    }

    @Test
    void saysWhoHoldsAPortAndWhichVariableChangesIt() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(holder.getLocalPort(), "THROUGHLINE_DB_PORT"))
                    .isInstanceOf(DevstackException.class)
                    .hasMessageContaining("Port " + holder.getLocalPort() + " is in use by process "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("THROUGHLINE_DB_PORT=<port>");
        }
    }
}
