package io.throughline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Who answers for a running stack: a command in the foreground, nobody (it was put in the background), or a dead one. */
public final class Ownership {

    private static final String BACKGROUND = "background";

    private final Path file;

    public Ownership(StateDir state) {
        this.file = state.path().resolve("owner");
    }

    /** This JVM is the owner from now on. */
    public void claim() {
        ProcessRecord self = ProcessRecord.of(ProcessHandle.current().pid()).orElseThrow();
        EnvFile.writePrivately(file, self.asText());
    }

    public void leaveInBackground() {
        EnvFile.writePrivately(file, BACKGROUND + "\n");
    }

    public void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isClaimed() {
        return Files.exists(file);
    }

    public boolean isBackground() {
        try {
            return isClaimed() && Files.readString(file).startsWith(BACKGROUND);
        } catch (IOException e) {
            return false;
        }
    }

    /** The living command that holds the stack in its foreground. */
    public Optional<ProcessRecord> foreground() {
        return isBackground() ? Optional.empty() : ProcessRecord.read(file).filter(ProcessRecord::isAlive);
    }
}
