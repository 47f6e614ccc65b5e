package io.throughline.opscli.command;

import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What only a replay can be told; each a command of its own. */
public abstract class ReplayOrders extends OrderCommand {

    @Parameters(paramLabel = "<replay>", description = "its id, as ./run ops replays shows it")
    private UUID id;

    private final String order;

    private ReplayOrders(String order) {
        this.order = order;
    }

    @Override
    Orderable subject() {
        return new ReplayOrder(order, id);
    }

    /** Of one that was prepared elsewhere. */
    @Command(name = "start", description = "Starts a prepared replay.")
    public static final class Start extends ReplayOrders {
        public Start() {
            super("start");
        }
    }

    /** For good. */
    @Command(name = "cancel", description = "Ends a replay; what was not sent waits as before.")
    public static final class Cancel extends ReplayOrders {
        public Cancel() {
            super("cancel");
        }
    }
}
