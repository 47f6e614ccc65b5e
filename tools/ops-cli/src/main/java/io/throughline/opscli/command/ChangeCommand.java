package io.throughline.opscli.command;

import io.throughline.opscli.OpsFailure;
import java.util.Locale;
import picocli.CommandLine.Option;

/** A command that changes something: asked about first, or only tried. */
abstract class ChangeCommand extends OpsCommand {

    @Option(names = "--dry-run", description = "change nothing, show what would be done")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    final boolean dryRun() {
        return dryRun;
    }

    /** Before anything is done that the answer could come too late for. */
    final void requireSomebodyToAsk() {
        if (!yes && !dryRun && !ops().surroundings().terminal().present()) {
            throw OpsFailure.wrongUsage("This changes something and there is nobody to ask;"
                    + " add --yes to do it, or --dry-run to see what it would do.");
        }
    }

    final boolean agreed(String question) {
        var agreed = yes
                || ops().surroundings()
                        .terminal()
                        .ask(question + " [y/N] ")
                        .toLowerCase(Locale.ROOT)
                        .matches("y|yes");
        if (!agreed) {
            screen().error("Nothing was changed.");
        }
        return agreed;
    }
}
