package io.throughline.devstack.cli;

import io.throughline.devstack.LaunchedServer;
import io.throughline.devstack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the ends of the logs. */
@Command(name = "logs", description = "Show the end of the log of one part, or of all parts.")
final class LogsCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "part")
    private String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what is written, until Ctrl-C.")
    private boolean follow;

    @Option(names = "-n", defaultValue = "50", paramLabel = "lines", description = "Lines of each log (default 50).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = Checkout.here();
        Stack stack = Stack.existing(checkout.root(), checkout.state());
        List<LaunchedServer> parts = part == null ? stack.parts() : List.of(stack.part(part));
        List<String> logs = parts.stream()
                .map(LaunchedServer::log)
                .filter(Files::exists)
                .map(Object::toString)
                .toList();
        if (logs.isEmpty()) {
            checkout.console().line("There is no log yet.");
            return 0;
        }
        List<String> tail = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            tail.add("-F");
        }
        tail.addAll(logs);
        return new ProcessBuilder(tail).inheritIO().start().waitFor();
    }
}
