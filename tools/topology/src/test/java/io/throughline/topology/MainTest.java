package io.throughline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final String TEMPLATE = "target/classes/broker.xml";

    @TempDir
    private Path directory;

    @Test
    void writesTheConfigurationsAndTheScript() throws Exception {
        var war = Wars.inventory(directory);
        var command = run(file("liberty.xml"), file("etc/broker.xml"), "dev,stage", TEMPLATE, war.toString());

        assertThat(command.waitFor()).isZero();
        assertThat(Path.of(file("liberty.xml"))).content().contains("throughline/inventory/OrderEventsConsumer");
        assertThat(Path.of(file("etc/broker.xml"))).content().contains("dev.orders.events", "stage.orders.events");
        assertThat(Path.of(file("etc/topology.sh"))).isExecutable();
    }

    @Test
    void takesADirectoryForAllItsWars() throws Exception {
        Wars.inventory(directory);
        var command = run(file("liberty.xml"), file("broker.xml"), "dev", TEMPLATE, directory.toString());

        assertThat(command.waitFor()).isZero();
        assertThat(Path.of(file("broker.xml"))).content().contains("dev.inventory.orders-events");
    }

    @Test
    void saysWhatIsWrongAndWritesNothing() throws Exception {
        var war = file("missing.war");
        var command = run(file("liberty.xml"), file("broker.xml"), "dev", TEMPLATE, war);

        assertThat(command.waitFor()).isEqualTo(2);
        assertThat(errorOf(command)).isEqualTo("topology: " + war + " does not exist\n");
        assertThat(Files.list(directory)).isEmpty();
    }

    @Test
    void explainsItself() throws Exception {
        var command = run();

        assertThat(command.waitFor()).isEqualTo(2);
        assertThat(errorOf(command))
                .isEqualTo("topology: usage: topology <liberty.xml> <broker.xml> <env,env> <broker template>"
                        + " <war>...\n");
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private static Process run(String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(java, "-cp", System.getProperty("java.class.path"), Main.class.getName());
        return new ProcessBuilder(
                        Stream.concat(command.stream(), Stream.of(arguments)).toList())
                .start();
    }

    private static String errorOf(Process command) throws IOException {
        return new String(command.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
