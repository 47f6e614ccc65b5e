package io.throughline.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The sandbox as devstack starts it: a process of its own. */
final class SandboxProcess implements AutoCloseable {
    static final Map<String, String> ENVIRONMENT = Map.of(
            "THROUGHLINE_SANDBOX_PORT",
            "0",
            "THROUGHLINE_SMTP_PORT",
            "0",
            "THROUGHLINE_PAYMENT_PROVIDER_KEY",
            SandboxClient.KEY,
            "THROUGHLINE_CARRIER_KEY",
            SandboxClient.CARRIER_KEY);

    private final Process process;
    private final BufferedReader output;

    SandboxProcess(Map<String, String> environment, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Sandbox.class.getName()));
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeIf(name -> name.startsWith("THROUGHLINE_"));
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true).start();
        output = process.inputReader();
    }

    static SandboxProcess on(Path directory) throws IOException {
        return new SandboxProcess(ENVIRONMENT, "--data-dir", directory.toString());
    }

    String nextLine() throws IOException {
        return output.readLine();
    }

    SandboxClient client() throws IOException {
        String line = nextLine();
        if (!line.startsWith("sandbox ready on ")) {
            throw new IllegalStateException(line);
        }
        return new SandboxClient(URI.create(line.substring("sandbox ready on ".length())));
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    int stop() throws InterruptedException {
        // Process.destroy would also close the output, which the tests still want to read
        process.toHandle().destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The sandbox does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
