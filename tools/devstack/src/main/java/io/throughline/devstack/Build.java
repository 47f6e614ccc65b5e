package io.throughline.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Packages what the stack runs when its sources have changed since the last time. */
public final class Build {

    public static final String NAME = "build";

    private static final List<String> SOURCES =
            List.of("pom.xml", "modules", "app-ear", "liberty-config", "tools/provider-sandbox");
    private static final List<String> MODULES =
            List.of("app-ear", "liberty-config/artemis-rar", "tools/provider-sandbox");
    private static final int ERRORS_SHOWN = 12;

    private final Path root;
    private final StateDir state;

    public Build(Path root, StateDir state) {
        this.root = root;
        this.state = state;
    }

    /** Returns whether anything had to be built. */
    public boolean update(Progress progress) {
        String sources = SourceFingerprint.of(root, SOURCES);
        if (sources.equals(lastBuilt()) && hasOutputs()) {
            return false;
        }
        Instant begun = Instant.now();
        run(progress);
        remember(sources);
        progress.done(NAME, "packaged", Duration.between(begun, Instant.now()));
        return true;
    }

    private Path fingerprint() {
        return root.resolve(".run-dist/built.fingerprint");
    }

    private String lastBuilt() {
        try {
            return Files.exists(fingerprint()) ? Files.readString(fingerprint()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(String sources) {
        try {
            Files.createDirectories(fingerprint().getParent());
            Files.writeString(fingerprint(), sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasOutputs() {
        boolean sandbox = Files.isDirectory(root.resolve("tools/provider-sandbox/target/lib"));
        return LibertySetup.of(root, "liberty").isComplete() && sandbox;
    }

    /** Recorded as a part of the stack, so that whoever stops the stack stops a build that was left alone. */
    private void run(Progress progress) {
        String modules = MODULES.stream()
                .filter(module -> Files.exists(root.resolve(module).resolve("pom.xml")))
                .collect(Collectors.joining(","));
        Path pom = root.resolve("pom.xml");
        List<String> maven =
                List.of("mvn", "-B", "-f", pom.toString(), "package", "-DskipTests", "-pl", modules, "-am");
        progress.doing(NAME, "packaging what changed");
        state.launch(NAME, maven, Map.of("JAVA_HOME", System.getProperty("java.home")));
        follow(progress);
        state.forget(NAME);
        String log = log();
        if (!log.contains("[INFO] BUILD SUCCESS")) {
            throw new DevstackException(
                    Failure.BUILD_FAILED,
                    "The build failed; " + state.log(NAME) + " has the whole story:\n" + errors(log));
        }
    }

    private void follow(Progress progress) {
        String shown = "";
        while (state.record(NAME).filter(ProcessRecord::isAlive).isPresent()) {
            String now = MavenLog.lastModule(log()).orElse(shown);
            if (!now.equals(shown)) {
                progress.doing(NAME, now);
                shown = now;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static String errors(String log) {
        Stream<String> errors = log.lines().filter(line -> line.startsWith("[ERROR]"));
        return errors.limit(ERRORS_SHOWN).collect(Collectors.joining("\n"));
    }

    private String log() {
        try {
            return Files.exists(state.log(NAME)) ? Files.readString(state.log(NAME)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
