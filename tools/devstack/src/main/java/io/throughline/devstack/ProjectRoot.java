package io.throughline.devstack;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout this JVM works in. */
public final class ProjectRoot {

    private ProjectRoot() {}

    /** The system property {@code throughline.root}, or the nearest directory upwards that holds the devstack module. */
    public static Path find() {
        String given = System.getProperty("throughline.root");
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path dir = here; dir != null; dir = dir.getParent()) {
            if (Files.exists(dir.resolve("tools/devstack/pom.xml"))) {
                return dir;
            }
        }
        throw new DevstackException(
                Failure.FAILED,
                here + " is not inside a checkout of Throughline; run from there or set throughline.root.");
    }
}
