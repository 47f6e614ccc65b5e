package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.opscli.screen.Plain;

/** Names of failures. */
final class Causes {

    private Causes() {}

    /** The exception without its package, and the reason. */
    static String of(JsonNode failed) {
        var exception = Plain.text(failed.path("exception"));
        var reason = Plain.text(failed.path("reason"));
        var name = exception.substring(exception.lastIndexOf('.') + 1);
        return name.isEmpty() || reason.isEmpty() ? name + reason : name + ": " + reason;
    }
}
