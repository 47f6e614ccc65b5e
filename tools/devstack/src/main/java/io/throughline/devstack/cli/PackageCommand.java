package io.throughline.devstack.cli;

import io.throughline.devstack.DevstackException;
import io.throughline.devstack.Failure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the archive that an operator deploys; it needs no running stack and touches none. */
@Command(name = "package")
final class PackageCommand implements Callable<Integer> {

    private static final String ENVIRONMENTS = "[a-z][a-z0-9]{0,19}(,[a-z][a-z0-9]{0,19})*";

    @Option(names = "--environments")
    private String environments = "prod";

    @Option(names = "--runnable")
    private boolean runnable;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!environments.matches(ENVIRONMENTS)) {
            throw new DevstackException(
                    Failure.WRONG_USAGE,
                    "'" + environments + "' names no environments; separate them by commas, each 1 to 20 lower-case"
                            + " letters and digits.");
        }
        Checkout checkout = Checkout.here();
        build(checkout);
        Path target = checkout.root().resolve("tools/distribution/target");
        report(checkout, target, "throughline-*.tar.gz");
        if (runnable) {
            report(checkout, target, "throughline-server.jar");
        }
        checkout.console().line("What to do with it: docs/operations/deploy.md, also in the archive.");
        return 0;
    }

    private void build(Checkout checkout) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-Ddistribution.environments=" + environments));
        if (runnable) {
            options.add("-Prunnable");
        }
        Maven.build(checkout, "tools/distribution", options);
    }

    private static void report(Checkout checkout, Path target, String name) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(target, name)) {
            Iterator<Path> found = files.iterator();
            if (!found.hasNext()) {
                throw new DevstackException(Failure.BUILD_FAILED, "The build left no " + name + " in " + target + ".");
            }
            Path file = found.next();
            double megabytes = Files.size(file) / 1_000_000.0;
            checkout.console()
                    .line(String.format(
                            Locale.ROOT, "%s (%.0f MB)", checkout.root().relativize(file), megabytes));
        }
    }
}
