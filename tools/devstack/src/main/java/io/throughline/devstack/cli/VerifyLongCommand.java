package io.throughline.devstack.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The tests that take longer than a build may, one after the other: their load is measured out for a whole machine. */
@Command(name = "verify-long")
final class VerifyLongCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = Checkout.here();
        return new ProcessBuilder("mvn", "verify", "-T1", "-Plong,runnable")
                .directory(checkout.root().toFile())
                .inheritIO()
                .start()
                .waitFor();
    }
}
