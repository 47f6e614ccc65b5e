package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.devstack.ProjectRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What leaves the house. */
class ShippedEarE2E {

    private static final Path EAR = ProjectRoot.find().resolve("app-ear/target/throughline.ear");

    /** The crash campaign's bugs are added to a copy of it, see tools/dual-write. */
    @Test
    void holdsNoneOfTheBeansThatDoWithoutAGuarantee() throws IOException {
        try (var in = Files.newInputStream(EAR)) {
            var classes = classes(in);

            assertThat(classes).anyMatch(name -> name.endsWith("/TransactionalOutbox.class"));
            assertThat(classes)
                    .noneMatch(name -> name.contains("dualwrite")
                            || name.contains("Naive")
                            || name.contains("Hasty")
                            || name.contains("Forgetful"));
        }
    }

    private static List<String> classes(InputStream archive) throws IOException {
        var names = new ArrayList<String>();
        var zip = new ZipInputStream(archive);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().matches(".*\\.(jar|war)")) {
                names.addAll(classes(zip));
            } else if (entry.getName().endsWith(".class")) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
