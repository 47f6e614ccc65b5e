package io.throughline.opscli.command;

import io.throughline.opscli.ExitCode;
import io.throughline.opscli.OpsFailure;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.connection.Reply;
import io.throughline.opscli.screen.Screen;
import java.time.Duration;
import java.time.Instant;

/** Shows how far a replay has come until it ends or halts. */
final class ReplayWatch {

    private static final Duration INTERVAL = Duration.ofMillis(500);
    /** A node that is restarted comes back. */
    private static final Duration AWAY = Duration.ofMinutes(1);

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final OpsServer server;
    private final Screen screen;
    private final boolean terminal;
    private String shown = "";
    private Instant due = Instant.MIN;

    ReplayWatch(OpsServer server, Screen screen, boolean terminal) {
        this.server = server;
        this.screen = screen;
        this.terminal = terminal;
    }

    /** What the server said last. */
    Reply untilItHalts(String id) {
        var goesOn = "The replay goes on without you:\n  ./run ops replay-status --follow " + id
                + "\n  ./run ops pause " + id + "\n  ./run ops cancel " + id;
        var interruption = Interruption.does(() -> screen.error("\n" + goesOn));
        try {
            var reply = server.get("/replays/" + id);
            while (show(new ReplayText(reply.json())).isUnderway()) {
                pause();
                reply = patiently("/replays/" + id, goesOn);
            }
            endLine();
            return reply;
        } finally {
            interruption.isOver();
        }
    }

    private Reply patiently(String path, String goesOn) {
        var limit = Instant.now().plus(AWAY);
        while (true) {
            try {
                return server.get(path);
            } catch (OpsFailure e) {
                if (e.exitCode() != ExitCode.UNREACHABLE || Instant.now().isAfter(limit)) {
                    endLine();
                    throw new OpsFailure(e.exitCode(), e.getMessage() + "\n" + goesOn, e);
                }
                pause();
            }
        }
    }

    private ReplayText show(ReplayText replay) {
        if (terminal) {
            screen.overwrite(replay.bar());
        } else if (!replay.state().equals(shown) || Instant.now().isAfter(due)) {
            screen.error(replay.bar());
            shown = replay.state();
            due = Instant.now().plus(BETWEEN_LINES);
        }
        return replay;
    }

    private void endLine() {
        if (terminal) {
            screen.error("");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpsFailure(ExitCode.REFUSED, "Interrupted.", e);
        }
    }
}
