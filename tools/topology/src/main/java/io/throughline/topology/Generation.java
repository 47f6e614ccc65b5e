package io.throughline.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the generated configuration, and beside {@code broker.xml} a script {@code topology.sh} for a running broker,
 * within a build that reports a failure itself; {@link Main} for everybody
 * else. A directory of WARs stands for all of them.
 */
public final class Generation {

    private static final String USAGE =
            "usage: topology <liberty.xml> <broker.xml> <env,env> <broker template> <war>...";

    private Generation() {}

    /** @throws InvalidTopology with one sentence that says what is wrong */
    public static void main(String... arguments) {
        if (arguments.length < 5) {
            throw new InvalidTopology(USAGE);
        }
        var wars = Arrays.stream(arguments)
                .skip(4)
                .map(Path::of)
                .flatMap(Generation::warsIn)
                .toList();
        var topology = Topology.fromWars(wars);
        var brokerXml = topology.brokerXml(Path.of(arguments[3]), List.of(arguments[2].split(",")));
        write(Path.of(arguments[0]), topology.libertyXml());
        write(Path.of(arguments[1]), brokerXml);
        var script = Path.of(arguments[1]).resolveSibling("topology.sh");
        write(script, topology.brokerScript());
        script.toFile().setExecutable(true);
    }

    private static Stream<Path> warsIn(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (var files = Files.list(path)) {
            var wars = files.filter(file -> file.toString().endsWith(".war")).toList();
            return wars.isEmpty() ? Stream.of(path) : wars.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
