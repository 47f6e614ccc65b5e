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
@Command(name = "logs")
final class LogsCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "part")
    private String part;

    @Option(names = {"-f", "--follow"})
    private boolean follow;

    @Option(names = "-n", defaultValue = "50", paramLabel = "lines")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (part != null) {
            Stack.requirePart(part);
        }
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
