package io.throughline.opscli.command;

import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a replay and a consumer can be told; each a command of its own. */
public abstract class PauseOrders extends OrderCommand {

    @Parameters(
            paramLabel = "<replay or consumer>",
            description = "the id of a replay or the name of a consumer, as ./run ops replays and consumers show them")
    private String subject;

    private final String order;

    private PauseOrders(String order) {
        this.order = order;
    }

    @Override
    Orderable subject() {
        try {
            return new ReplayOrder(order, UUID.fromString(subject));
        } catch (IllegalArgumentException e) {
            return new ConsumerOrder(order, subject);
        }
    }

    /** For a while. */
    @Command(
            name = "pause",
            description = {
                "Halts a replay or a consumer, until it is resumed.",
                "What a replay has sent is handled. A consumer halts on every node; no attempt is lost."
            })
    public static final class Pause extends PauseOrders {
        public Pause() {
            super("pause");
        }
    }

    /** After a pause, or after a replay stopped itself. */
    @Command(
            name = "resume",
            description = {
                "Sets a replay or a consumer going again.",
                "A replay that is paused or has stopped; of a consumer, an operator's pause and no other."
            })
    public static final class Resume extends PauseOrders {
        public Resume() {
            super("resume");
        }
    }
}
