package io.throughline.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the generated configuration: {@code Main <liberty.xml> <broker.xml> <env,env> <broker template> <war>...}.
 * Exit code 0, or 2 with one sentence that says what is wrong.
 */
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        try {
            generate(arguments);
        } catch (InvalidTopology e) {
            new Console().complain(e.getMessage());
            System.exit(2);
        }
    }

    static void generate(String... arguments) {
        if (arguments.length < 5) {
            throw new InvalidTopology(
                    "usage: topology <liberty.xml> <broker.xml> <env,env> <broker template> <war>...");
        }
        var wars = Arrays.stream(arguments).skip(4).map(Path::of).toList();
        var topology = Topology.fromWars(wars);
        write(Path.of(arguments[0]), topology.libertyXml());
        write(Path.of(arguments[1]), topology.brokerXml(Path.of(arguments[3]), List.of(arguments[2].split(","))));
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
