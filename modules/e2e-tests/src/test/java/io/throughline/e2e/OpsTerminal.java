package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.devstack.ProjectRoot;
import io.throughline.messaging.testkit.Answer;
import io.throughline.opscli.Ops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./run ops} in processes of its own, as a script runs it: nobody is at the terminal. */
record OpsTerminal(String url, String user, String password) {

    /** How a command ended, and what it printed. */
    record Ended(int exitCode, String out, String err) {

        Ended require(int expected) {
            assertThat(exitCode).as("%s%n%s", out, err).isEqualTo(expected);
            return this;
        }

        JsonNode json() {
            return Answer.read(out);
        }
    }

    Ended run(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                Ops.class.getName()));
        command.addAll(List.of(arguments));
        try {
            var out = Files.createTempFile("ops", ".out");
            var err = Files.createTempFile("ops", ".err");
            var builder = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("CLASSPATH", classPath());
            builder.environment().put("THROUGHLINE_OPS_URL", url);
            builder.environment().put("THROUGHLINE_OPS_USER", user);
            builder.environment().put("THROUGHLINE_OPS_PASSWORD", password);
            int exitCode = builder.start().waitFor();
            var ended = new Ended(exitCode, Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As the script makes it. */
    private static String classPath() throws IOException {
        var module = ProjectRoot.find().resolve("tools/ops-cli/target");
        return module.resolve("classes") + ":" + Files.readString(module.resolve("dist/jars.txt"));
    }
}
