package io.throughline.opscli.command;

import io.throughline.opscli.OpsFailure;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Less of a consumer. */
@Command(name = "limit", description = "Limits how many events of a consumer each node handles at a time.")
public final class LimitCommand extends OrderCommand {

    @Parameters(paramLabel = "<consumer>", description = "its name, as ./run ops consumers shows it")
    private String consumer;

    @ArgGroup(multiplicity = "1")
    private Sessions sessions;

    /** Either a number or none. */
    static final class Sessions {

        @Option(names = "--at-a-time", required = true, paramLabel = "<n>", description = "on each node, 1 or more")
        private Integer number;

        @Option(names = "--none", required = true, description = "no limit but what the consumer declares")
        private boolean none;
    }

    @Override
    Orderable subject() {
        if (sessions.number != null && sessions.number < 1) {
            throw OpsFailure.wrongUsage("--at-a-time is 1 or more, not " + sessions.number + ".");
        }
        return new ConsumerLimit(consumer, sessions.none ? null : sessions.number);
    }
}
