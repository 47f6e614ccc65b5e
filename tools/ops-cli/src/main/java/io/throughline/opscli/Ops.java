package io.throughline.opscli;

import io.throughline.opscli.command.BlockedKeysCommand;
import io.throughline.opscli.command.ConsumerActionsCommand;
import io.throughline.opscli.command.ConsumersCommand;
import io.throughline.opscli.command.DiscardCommand;
import io.throughline.opscli.command.EditCommand;
import io.throughline.opscli.command.GroupsCommand;
import io.throughline.opscli.command.Id;
import io.throughline.opscli.command.LetterCommand;
import io.throughline.opscli.command.LettersCommand;
import io.throughline.opscli.command.LimitCommand;
import io.throughline.opscli.command.NoteCommand;
import io.throughline.opscli.command.PauseOrders;
import io.throughline.opscli.command.ReplayCommand;
import io.throughline.opscli.command.ReplayOrders;
import io.throughline.opscli.command.ReplayStatusCommand;
import io.throughline.opscli.command.ReplaysCommand;
import io.throughline.opscli.command.RestoreCommand;
import io.throughline.opscli.command.TimelineCommand;
import io.throughline.opscli.screen.Screen;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The entry point behind {@code ./run ops}. */
@Command(
        name = "./run ops",
        synopsisSubcommandLabel = "<command>",
        description = "Dead letters, replays, consumers, blocked keys and timelines of a running Throughline.%n",
        subcommands = {
            GroupsCommand.class,
            LettersCommand.class,
            LetterCommand.class,
            NoteCommand.class,
            DiscardCommand.class,
            RestoreCommand.class,
            EditCommand.class,
            ReplayCommand.class,
            ReplaysCommand.class,
            ReplayStatusCommand.class,
            ReplayOrders.Start.class,
            ReplayOrders.Cancel.class,
            PauseOrders.Pause.class,
            PauseOrders.Resume.class,
            ConsumersCommand.class,
            LimitCommand.class,
            BlockedKeysCommand.class,
            ConsumerActionsCommand.class,
            TimelineCommand.class
        },
        footer = {
            "",
            "Where and as whom: --url or THROUGHLINE_OPS_URL, otherwise the stack of this checkout; --user or",
            "THROUGHLINE_OPS_USER; the password by --password-file, THROUGHLINE_OPS_PASSWORD or when asked. The stack of",
            "this checkout is asked as its operator, unless --user says viewer or admin, with the password that it made.",
            "",
            "What changes something tells how much and asks first; --yes does without, --dry-run changes nothing.",
            "--json prints what the server answered. ./run ops <command> --help tells the options."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused, by the server or at the question; or a replay stopped, halted, or had events that failed again",
            "2:wrong usage",
            "3:the server was not reached, or cannot answer now",
            "4:not allowed: the account, its password or its role",
            "130:interrupted; a replay that was started goes on"
        })
public final class Ops {

    private final Surroundings surroundings;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "show this")
    private boolean help;

    private Ops(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public static void main(String[] arguments) {
        // a later Java has a console also without a terminal, unless told so
        System.setProperty("jdk.console", "java.base");
        Runtime.getRuntime().exit(run(Surroundings.ofThisProcess(), arguments));
    }

    static int run(Surroundings surroundings, String... arguments) {
        return commandLine(surroundings).execute(arguments);
    }

    static CommandLine commandLine(Surroundings surroundings) {
        var screen = surroundings.screen();
        return new CommandLine(new Ops(surroundings))
                .setOut(screen.writer())
                .registerConverter(UUID.class, new Id())
                .setUsageHelpWidth(120)
                .setExpandAtFiles(false) // it is the data of an event
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, given) -> {
                    screen.error(e.getMessage() + "; "
                            + e.getCommandLine().getCommandSpec().qualifiedName() + " --help lists what there is.");
                    return ExitCode.WRONG_USAGE.number();
                })
                .setExecutionExceptionHandler((e, command, parsed) -> report(screen, e));
    }

    private static int report(Screen screen, Exception exception) {
        if (exception instanceof OpsFailure failure) {
            screen.error(failure.getMessage());
            return failure.exitCode().number();
        }
        screen.error("This is an error in ./run ops itself: " + exception);
        return ExitCode.REFUSED.number();
    }

    public Surroundings surroundings() {
        return surroundings;
    }
}
