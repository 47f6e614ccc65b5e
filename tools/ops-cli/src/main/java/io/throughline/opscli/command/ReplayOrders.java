package io.throughline.opscli.command;

import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import java.util.Locale;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a replay can be told; each a command of its own. */
public abstract class ReplayOrders extends ChangeCommand {

    @Parameters(paramLabel = "<replay>", description = "its id, as ./run ops replays shows it")
    private UUID id;

    @Option(names = "--reason", paramLabel = "<why>", description = "kept with the replay")
    private String reason;

    private final String order;

    private ReplayOrders(String order) {
        this.order = order;
    }

    @Override
    ExitCode run(OpsServer server) {
        requireSomebodyToAsk();
        var current = server.get("/replays/" + id);
        var replay = new ReplayText(current.json());
        var change = order.substring(0, 1).toUpperCase(Locale.ROOT) + order.substring(1) + " the replay of "
                + Counted.events(replay.count("total")) + " (" + replay.state() + ", " + replay.count("pending")
                + " not sent)";
        if (dryRun()) {
            raw(current);
            line("Would do: " + change + ".");
            next(order + " " + id);
            return ExitCode.DONE;
        }
        if (!agreed(change + "?")) {
            return ExitCode.REFUSED;
        }
        var reply = ReplayCommand.command(server, id.toString(), order, reason);
        raw(reply);
        var told = new ReplayText(reply.json());
        told.lines().forEach(this::line);
        next(told.next());
        return ExitCode.DONE;
    }

    /** Of one that was prepared elsewhere. */
    @Command(name = "start", description = "Starts a prepared replay.")
    public static final class Start extends ReplayOrders {
        public Start() {
            super("start");
        }
    }

    /** For a while. */
    @Command(name = "pause", description = "Halts a replay; what is at its consumer is handled.")
    public static final class Pause extends ReplayOrders {
        public Pause() {
            super("pause");
        }
    }

    /** After a pause, or after it stopped itself. */
    @Command(name = "resume", description = "Sets a replay going again that is paused or has stopped.")
    public static final class Resume extends ReplayOrders {
        public Resume() {
            super("resume");
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
