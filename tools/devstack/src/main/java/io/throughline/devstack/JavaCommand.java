package io.throughline.devstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a server in a JVM of its own; the class path goes by environment, the line stays readable. */
final class JavaCommand {

    /** Further options of the JVMs of broker and sandbox, separated by blanks; Liberty's are apart. */
    static final String ARGUMENTS = "THROUGHLINE_TOOLS_JVM_ARGS";

    private JavaCommand() {}

    static List<String> of(String mainClass, List<String> jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }
}
