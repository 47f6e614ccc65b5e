package io.throughline.topology;

/**
 * The command line: {@code Main <liberty.xml> <broker.xml> <env,env> <broker template> <war>...}. Exit code 0, or 2 with
 * one sentence that says what is wrong.
 */
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        try {
            Generation.main(arguments);
        } catch (InvalidTopology e) {
            new Console().complain(e.getMessage());
            System.exit(2);
        }
    }
}
