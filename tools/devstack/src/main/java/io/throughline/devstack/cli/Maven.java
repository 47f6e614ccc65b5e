package io.throughline.devstack.cli;

import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
import io.throughline.devstack.MavenLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Builds in the foreground and tells which module is being built. */
final class Maven {

    private static final String PART = "build";

    private Maven() {}

    /**
     * Packages these modules and what they need.
     *
     * @param options further ones of Maven's
     */
    static void build(Checkout checkout, String modules, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "package", "-DskipTests"));
        command.addAll(List.of("-pl", modules, "-am"));
        command.addAll(options);
        Process maven = new ProcessBuilder(command)
                .directory(checkout.root().toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = maven.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                tell(checkout.console(), line);
            }
        }
        if (maven.waitFor() != 0) {
            throw new DevstackException(Failure.BUILD_FAILED, "The build failed; Maven's messages above say why.");
        }
    }

    private static void tell(Console console, String line) {
        MavenLog.lastModule(line).ifPresent(module -> console.doing(PART, module));
        if (line.startsWith("[ERROR]")) {
            console.error(line);
        }
    }
}
