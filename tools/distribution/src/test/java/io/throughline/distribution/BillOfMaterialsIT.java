package io.throughline.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The bills of materials name every library that is in the archive, in its version. */
class BillOfMaterialsIT {

    private static final Path GATHERED = Path.of("target/archive");
    private static final Pattern COMPONENT = Pattern.compile("pkg:maven/[^/]+/([^@]+)@([^?\"]+)");

    @Test
    void nameEveryLibrary() throws IOException {
        var named = components();
        var libraries = libraries();

        assertThat(libraries).hasSizeGreaterThan(50);
        assertThat(libraries)
                .filteredOn(file -> named.stream().noneMatch(component -> isIn(file, component)))
                .isEmpty();
    }

    /** An EAR puts the group before the name, a classifier stands behind the version. */
    private static boolean isIn(String file, String component) {
        var name = file.substring(0, file.length() - ".jar".length());
        return name.equals(component) || name.endsWith("-" + component) || name.startsWith(component + "-");
    }

    private static Set<String> components() throws IOException {
        try (var files = Files.walk(GATHERED)) {
            return files.filter(file -> file.toString().endsWith(".cdx.json"))
                    .map(BillOfMaterialsIT::read)
                    .flatMap(text -> COMPONENT.matcher(text).results())
                    .map(match -> match.group(1) + "-" + match.group(2))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> libraries() throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(GATHERED)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var name = file.getFileName().toString();
                if (name.matches(".*\\.([ew]ar|rar)")) {
                    try (var in = Files.newInputStream(file)) {
                        addAll(in, found);
                    }
                } else if (file.endsWith(Path.of("lib", name)) && name.endsWith(".jar")) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private static void addAll(InputStream archive, Set<String> found) throws IOException {
        var zip = new ZipInputStream(archive);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            if (name.endsWith(".jar")) {
                found.add(name);
            } else if (name.endsWith(".war")) {
                addAll(zip, found);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
