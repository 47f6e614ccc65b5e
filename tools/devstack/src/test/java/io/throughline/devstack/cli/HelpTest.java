package io.throughline.devstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.devstack.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {

    private static final Pattern ENTRY = Pattern.compile("(?m)^ {2,4}([a-z-].*?)  ");
    private static final Set<String> DONE_BY_THE_SCRIPT = Set.of("help", "--help", "-h", "ops");

    @Test
    void namesEveryCommandAndOptionAndNoOther() throws IOException {
        String help = Files.readString(ProjectRoot.find().resolve("tools/devstack/help.txt"));
        Set<String> told = ENTRY.matcher(help)
                .results()
                .map(entry -> entry.group(1).replaceAll("[\\[<].*", ""))
                .flatMap(names -> Pattern.compile("[, ]+").splitAsStream(names))
                .filter(name -> !DONE_BY_THE_SCRIPT.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(told).isEqualTo(known(new CommandLine(new Run())));
    }

    private static Set<String> known(CommandLine command) {
        Set<String> names = new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
        command.getSubcommands().forEach((name, subcommand) -> {
            names.add(name);
            names.addAll(known(subcommand));
        });
        return names;
    }
}
