package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.screen.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** A consumer in words. */
record ConsumerText(JsonNode consumer) {

    String name() {
        return Plain.text(consumer.path("name"));
    }

    String state() {
        return Plain.text(consumer.path("state"));
    }

    long count(String what) {
        return consumer.path(what).asLong();
    }

    String atATime() {
        return consumer.hasNonNull("sessions") ? Plain.text(consumer.path("sessions")) : "as declared";
    }

    String inShort() {
        return state() + ", " + Counted.of(count("blockedKeys"), "blocked key") + ", " + Counted.events(count("held"))
                + " held, " + Counted.letters(count("deadLetters"));
    }

    /** Who stopped it and until when, and why. */
    List<String> pauses() {
        return StreamSupport.stream(consumer.path("pauses").spliterator(), false)
                .map(pause -> Plain.text(pause.path("owner")) + " since " + Plain.time(pause.path("since"))
                        + (pause.hasNonNull("until") ? " until " + Plain.time(pause.path("until")) : "") + ": "
                        + Plain.text(pause.path("reason")))
                .toList();
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(name() + ": " + inShort() + "; each node handles "
                + (consumer.hasNonNull("sessions") ? atATime() : "as many as declared") + " at a time");
        pauses().forEach(pause -> lines.add("  stopped by " + pause));
        return lines;
    }

    boolean pausedBySomebody() {
        return "PAUSED".equals(state());
    }

    /** What to do with it now. */
    String[] next() {
        var name = Plain.quoted(consumer.path("name"));
        var next = new ArrayList<String>();
        if (pausedBySomebody()) {
            next.add("resume " + name + " --reason '...'");
        }
        if (consumer.hasNonNull("sessions")) {
            next.add("limit " + name + " --none --reason '...'");
        }
        if (count("deadLetters") > 0) {
            next.add("groups --consumer " + name);
        }
        next.add(count("blockedKeys") > 0 ? "blocked-keys --consumer " + name : "consumers");
        return next.toArray(String[]::new);
    }
}
