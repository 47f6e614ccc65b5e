package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.screen.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A replay in words. */
record ReplayText(JsonNode replay) {

    private static final int BAR = 30;

    String id() {
        return Plain.text(replay.path("id"));
    }

    String state() {
        return replay.path("state").asText();
    }

    long count(String what) {
        return replay.path("counts").path(what).asLong();
    }

    /** On its own until an operator or the end. */
    boolean isUnderway() {
        return List.of("CANARY", "RUNNING").contains(state());
    }

    boolean endedWell() {
        return "COMPLETED".equals(state()) && count("failed") == 0;
    }

    String bar() {
        long total = Math.max(1, count("total"));
        long settled = total - count("pending") - count("sent");
        int filled = (int) (BAR * settled / total);
        return String.format(
                Locale.ROOT,
                "%-9s [%s%s] %,d of %,d%s",
                state(),
                "#".repeat(filled),
                "-".repeat(BAR - filled),
                settled,
                count("total"),
                shares());
    }

    private String shares() {
        var shares = new StringBuilder();
        shares.append(share("succeeded", "handled"));
        shares.append(share("failed", "failed again"));
        shares.append(share("held", "held behind others"));
        shares.append(share("skipped", "skipped"));
        shares.append(share("sent", "at the consumer"));
        return shares.toString();
    }

    private String share(String what, String word) {
        return count(what) == 0 ? "" : String.format(Locale.ROOT, ", %,d %s", count(what), word);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Replay " + id() + " of "
                + replay.path("source").asText().toLowerCase(Locale.ROOT).replace('_', ' ')
                + ": " + state()
                + (replay.hasNonNull("stoppedFor") ? ", " + Plain.text(replay.path("stoppedFor")) : ""));
        lines.add("  " + bar());
        lines.add("  by " + Plain.text(replay.path("operator")) + ": " + Plain.text(replay.path("reason")));
        lines.add("  covers " + Plain.text(replay.path("what").toString()));
        lines.add("  canaries " + replay.path("canaries").asText() + ", per second "
                + (replay.hasNonNull("perSecond") ? replay.path("perSecond").asText() : "as many as the consumer takes")
                + ", stops beyond a share of " + replay.path("stopShare").asText() + " failures"
                + (replay.path("inboxChecked").asBoolean() ? "" : ", without the inbox check"));
        replay.path("actions")
                .forEach(action -> lines.add("  " + Plain.time(action.path("at")) + "  "
                        + Plain.text(action.path("action")) + " by " + Plain.text(action.path("who"))
                        + (action.hasNonNull("why") ? ": " + Plain.text(action.path("why")) : "")));
        return lines;
    }

    /** What to do with it now. */
    String[] next() {
        return switch (state()) {
            case "PREPARED" -> commands("start", "cancel");
            case "CANARY", "RUNNING" -> commands("replay-status --follow", "pause", "cancel");
            case "PAUSED" -> commands("resume", "cancel");
            case "STOPPED" -> commands("replay-status --items FAILED", "resume", "cancel");
            default ->
                count("failed") > 0
                        ? new String[] {"replay-status --items FAILED " + id(), "groups"}
                        : new String[] {"groups"};
        };
    }

    private String[] commands(String... verbs) {
        return List.of(verbs).stream().map(verb -> verb + " " + id()).toArray(String[]::new);
    }
}
