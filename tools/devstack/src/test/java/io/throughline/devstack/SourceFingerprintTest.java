package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFingerprintTest {

    @TempDir
    private Path root;

    @BeforeEach
    void writeSources() throws IOException {
        write("modules/a/src/main/A.java");
        write("modules/b/src/main/B.java");
    }

    private void write(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "content");
    }

    private String fingerprint() {
        return SourceFingerprint.of(root, List.of("modules", "not-there"));
    }

    @Test
    void changesWhenASourceIsAddedWrittenOrRemoved() throws IOException {
        String before = fingerprint();

        write("modules/a/src/main/New.java");
        String added = fingerprint();
        Files.writeString(root.resolve("modules/a/src/main/A.java"), "other content");
        String written = fingerprint();
        Files.delete(root.resolve("modules/b/src/main/B.java"));
        String removed = fingerprint();

        assertThat(List.of(before, added, written, removed)).doesNotHaveDuplicates();
    }

    @Test
    void ignoresWhatTheBuildWritesAndWhatOnlyTestsUse() throws IOException {
        String before = fingerprint();

        write("modules/a/target/a.jar");
        write("modules/a/src/test/ATest.java");

        assertThat(fingerprint()).isEqualTo(before);
    }
}
