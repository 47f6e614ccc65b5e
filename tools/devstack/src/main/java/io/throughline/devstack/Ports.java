package io.throughline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Free, taken and answering TCP ports of the loopback interface. */
public final class Ports {

    private static final Duration DYING_PROCESS_LETS_GO = Duration.ofSeconds(10);
    private static final int PORT_SETS = 16;
    private static final Set<Integer> GIVEN = new HashSet<>();

    private Ports() {}

    /**
     * Distinct free ports, none of which was given before. Until a server takes a port, another JVM could be given it too; so
     * JVMs that run side by side choose from different ones.
     */
    public static synchronized List<Integer> free(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            while (held.size() < count) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                if (isOfThisJvm(socket.getLocalPort()) && GIVEN.add(socket.getLocalPort())) {
                    held.add(socket);
                } else {
                    socket.close();
                }
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    // The kernel gives odd ports only, as long as it has some.
    private static boolean isOfThisJvm(int port) {
        return port / 2 % PORT_SETS == ProcessHandle.current().pid() % PORT_SETS;
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public static boolean answers(int port) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static void requireFree(int port, String variable) {
        Instant deadline = Instant.now().plus(DYING_PROCESS_LETS_GO);
        while (!isFree(port)) {
            Optional<String> owner = PortOwner.of(port);
            if (owner.isPresent() || Instant.now().isAfter(deadline)) {
                throw new DevstackException(
                        Failure.PORT_IN_USE,
                        "Port " + port + " is in use"
                                + owner.map(who -> " by " + who).orElse("")
                                + "; stop that process or choose another port with " + variable + "=<port> ./run.");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
