package io.throughline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory that one test JVM of a build has to itself for as long as it lives, with a {@link Watchdog} beside it.
 * There are as many as test JVMs have run at the same time; the next JVM takes over the first that has become free, with
 * the servers that run there.
 */
final class Lane {

    /** Locked until the JVM ends, however it does; a channel that nobody holds would be collected, and its lock with it. */
    private static FileChannel held;

    private static StateDir taken;

    private Lane() {}

    /** This JVM's, the same each time. Data of earlier builds are deleted. */
    static StateDir take(Path home, Distributions distributions) {
        try {
            Files.createDirectories(home);
            try (FileChannel channel = open(home.resolve("lock"));
                    FileLock lock = channel.lock()) {
                return lock.isValid() ? takeLocked(home, distributions) : null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StateDir takeLocked(Path home, Distributions distributions) throws IOException {
        ProcessRecord build = BuildProcess.find();
        Watchdog.sweep(home);
        if (taken == null) {
            taken = firstFree(home, build);
        }
        Watchdog.ensure(taken, build, distributions);
        return taken;
    }

    private static StateDir firstFree(Path home, ProcessRecord build) throws IOException {
        for (int number = 1; ; number++) {
            StateDir state = new StateDir(home.resolve(build.pid() + "-" + build.startTicks() + "-" + number));
            FileChannel channel = open(state.path().resolve("in-use"));
            if (channel.tryLock() != null) {
                held = channel;
                return state;
            }
            channel.close();
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
