package io.throughline.devstack;

import java.nio.file.Path;

/** One server of the stack, a process of its own that outlives the JVM that started it. */
public interface Server {

    String name();

    /** Starts the server and returns when it is ready; does nothing when it already runs. */
    void start();

    /** Stops the server in its orderly way; does nothing when it does not run. */
    void stop();

    /** Ends the server with SIGKILL, as a crash would. Its data stay. */
    void kill();

    boolean isRunning();

    Path log();

    default void restart() {
        stop();
        start();
    }
}
