package io.throughline.devstack.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The tests that take longer than a build may. */
@Command(name = "verify-long")
final class VerifyLongCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = Checkout.here();
        return new ProcessBuilder("mvn", "verify", "-Plong,runnable")
                .directory(checkout.root().toFile())
                .inheritIO()
                .start()
                .waitFor();
    }
}
