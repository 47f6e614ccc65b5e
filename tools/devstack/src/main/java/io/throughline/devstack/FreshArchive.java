package io.throughline.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Copies an EAR with the time of the file on every entry. A reproducible build gives the entries of every build one and
 * the same time, and Liberty, which compares nothing else, would go on with the WARs it unpacked from an earlier one.
 */
final class FreshArchive {

    private FreshArchive() {}

    static void copy(Path archive, Path target) throws IOException {
        FileTime written = Files.getLastModifiedTime(archive);
        try (ZipFile from = ZipFile.builder().setPath(archive).get();
                ZipArchiveOutputStream to = new ZipArchiveOutputStream(target)) {
            Enumeration<ZipArchiveEntry> entries = from.getEntriesInPhysicalOrder();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                try (InputStream raw = from.getRawInputStream(entry)) {
                    entry.setLastModifiedTime(written);
                    to.addRawArchiveEntry(entry, raw);
                }
            }
        }
        Files.setLastModifiedTime(target, written);
    }
}
