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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./run ops} in a checkout where no stack was ever started; the programs that it calls are not the real ones. */
class OpsScriptTest {

    private static final String JAVA = """
            #!/bin/sh
            case "$1" in -version) echo 'openjdk version "17.0.1"' >&2; exit ;; esac
            echo "in $(basename "$PWD"):"
            for argument in "$@"; do echo "<$argument>"; done
            exit 4
            """;
    private static final String MAVEN = """
            #!/bin/sh
            case "$1" in -v) echo 'Apache Maven 3.9.1'; exit ;; esac
            echo "mvn $*" | tee -a builds
            mkdir -p tools/ops-cli/target/dist
            echo the-jar >tools/ops-cli/target/ops-cli-1.jar
            echo /jackson.jar >tools/ops-cli/target/dist/jars.txt
            """;

    @TempDir
    private Path checkout;

    private record Outcome(int exitCode, List<String> out) {}

    @BeforeEach
    void checkOut() throws IOException {
        Path real = ProjectRoot.find();
        Files.copy(real.resolve("run"), checkout.resolve("run"));
        write("tools/devstack/help.txt", Files.readString(real.resolve("tools/devstack/help.txt")));
        write("pom.xml", "");
        write("tools/ops-cli/pom.xml", "");
        write("tools/ops-cli/src/main/Ops.java", "first");
        write("elsewhere/event.json", "{}");
        write("bin/java", JAVA);
        write("bin/javac", "");
        write("bin/mvn", MAVEN);
    }

    private void write(String file, String text) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }

    private Outcome ops(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "../run", "ops"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(checkout.resolve("elsewhere").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("JAVA_HOME");
        builder.environment().merge("PATH", checkout.resolve("bin").toString(), (path, fake) -> fake + ":" + path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output.lines().toList());
    }

    @Test
    void passesItsArgumentsOnAndPrintsNothingElse() throws Exception {
        Outcome outcome = ops("edit", "--data", "@event.json", "--reason", "a b", "--unknown-to-the-script", "--help");

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.out())
                .startsWith("in elsewhere:")
                .contains("<" + checkout + "/.run-dist/ops-cli.jar:/jackson.jar>")
                .endsWith(
                        "<io.throughline.opscli.Ops>",
                        "<edit>",
                        "<--data>",
                        "<@event.json>",
                        "<--reason>",
                        "<a b>",
                        "<--unknown-to-the-script>",
                        "<--help>");
    }

    @Test
    void buildsItsOwnModuleOnlyAndOnlyWhenThatChanged() throws Exception {
        ops("groups");
        ops("groups");
        assertThat(checkout.resolve("builds")).hasContent("mvn -q -B package -DskipTests -pl tools/ops-cli -am");

        write("tools/ops-cli/src/main/Ops.java", "changed");
        ops("stop");
        assertThat(Files.readAllLines(checkout.resolve("builds"))).hasSize(2);
        assertThat(checkout.resolve(".run")).doesNotExist();
    }
}
