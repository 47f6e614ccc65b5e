package io.throughline.messaging.testkit;

import io.throughline.devstack.ProjectRoot;
import io.throughline.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The product's Liberty configuration, with the consumers of the module under test. */
public final class LibertyConfiguration {

    private static final String CONSUMERS = "throughline-consumers.xml";

    private LibertyConfiguration() {}

    /** Writes all of it for a server that is to be started. */
    public static void write(Path directory, Topology topology) throws IOException {
        Files.createDirectories(directory);
        try (var files = Files.list(ProjectRoot.find().resolve("liberty-config/server"))) {
            for (var file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(directory.resolve(CONSUMERS), topology.libertyXml());
    }

    /** Gives a running server these consumers instead of those it has; in one step, for it watches its files. */
    static void replaceConsumers(Path directory, Topology topology) throws IOException {
        var draft = Files.writeString(directory.resolve("consumers.draft"), topology.libertyXml());
        Files.move(draft, directory.resolve(CONSUMERS), StandardCopyOption.ATOMIC_MOVE);
    }
}
