package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshArchiveTest {

    private static final FileTime REPRODUCIBLE = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final FileTime BUILT = FileTime.from(Instant.parse("2026-05-04T03:02:00Z"));

    @TempDir
    private Path dir;

    @Test
    void givesEveryEntryTheTimeOfTheBuildAndKeepsItsContent() throws IOException {
        Path ear = dir.resolve("app.ear");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(ear))) {
            zip.putNextEntry(new ZipEntry("orders.war").setLastModifiedTime(REPRODUCIBLE));
            zip.write("war".getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(ear, BUILT);

        FreshArchive.copy(ear, dir.resolve("fresh.ear"));

        assertThat(Files.getLastModifiedTime(dir.resolve("fresh.ear"))).isEqualTo(BUILT);
        try (ZipFile fresh = new ZipFile(dir.resolve("fresh.ear").toFile())) {
            ZipEntry war = fresh.getEntry("orders.war");
            assertThat(war.getLastModifiedTime()).isEqualTo(BUILT);
            assertThat(fresh.getInputStream(war).readAllBytes()).asString().isEqualTo("war");
        }
    }
}
