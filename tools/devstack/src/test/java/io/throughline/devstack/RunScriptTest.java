package io.throughline.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script in a fresh checkout, where nothing is built and nothing runs. */
class RunScriptTest {

    private static final Path HELP = Path.of("tools/devstack/help.txt");

    @TempDir
    private Path checkout;

    private record Outcome(int exitCode, String output) {}

    @BeforeEach
    void checkOut() throws IOException {
        Path real = ProjectRoot.find();
        Files.createDirectories(checkout.resolve(HELP).getParent());
        Files.copy(real.resolve(HELP), checkout.resolve(HELP));
        Files.copy(real.resolve("run"), checkout.resolve("run"));
        for (String program : List.of("mvn", "java")) {
            Path fake = Files.writeString(
                    Files.createDirectories(checkout.resolve("bin")).resolve(program),
                    "#!/bin/sh\necho called\nexit 9\n");
            Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private Outcome run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "./run"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().merge("PATH", checkout.resolve("bin").toString(), (path, fake) -> fake + ":" + path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h", "logs --help", "restart -h"})
    void showsTheHelpWithoutABuild(String arguments) throws Exception {
        assertThat(run(arguments.split(" "))).isEqualTo(new Outcome(0, Files.readString(checkout.resolve(HELP))));
    }

    @ParameterizedTest
    @CsvSource({
        "status, 3, never started here",
        "stop, 0, Nothing was running",
        "logs, 0, no log yet",
        "restart broker, 3, does not run",
        "redeploy, 3, does not run",
        "traffic 5, 3, does not run",
    })
    void knowsWithoutABuildThatNothingRuns(String arguments, int exitCode, String sentence) throws Exception {
        Outcome outcome = run(arguments.split(" "));

        assertThat(outcome.output()).contains(sentence).doesNotContain("called").hasLineCount(1);
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--wrong", "wrong", "-x", "--background --wrong", "logs --wrong=1", "Usage:", "."})
    void refusesWhatTheHelpDoesNotName(String arguments) throws Exception {
        Outcome outcome = run(arguments.split(" "));

        assertThat(outcome.output())
                .startsWith("There is no '")
                .contains("--help")
                .hasLineCount(1);
        assertThat(outcome.exitCode()).isEqualTo(Failure.WRONG_USAGE.exitCode());
    }
}
