package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An operator's last round: everybody goes on, nothing is left unfinished, and no letter waits. */
final class Mending {

    private static final List<String> UNDER_WAY = List.of("CANARY", "RUNNING");

    private final Operator operator;
    private final Repairs repairs;
    private final Log log;

    Mending(Operator operator, Repairs repairs, Log log) {
        this.operator = operator;
        this.repairs = repairs;
        this.log = log;
    }

    /** Does what is to be done now, and waits for nothing: to be called until there is nothing. */
    void goOn() {
        try {
            resumeConsumers();
            boolean underWay = endReplays();
            Map<Boolean, List<JsonNode>> letters =
                    repairs.waiting(null).stream().collect(Collectors.partitioningBy(repairs::isStrange));
            if (!letters.get(true).isEmpty()) {
                log.line("mending: discarded " + repairs.discard(letters.get(true)) + " of strangers");
            }
            if (!letters.get(false).isEmpty() && !underWay) {
                replay(letters.get(false));
            }
        } catch (IllegalStateException e) {
            log.line("mending: " + e.getMessage());
        }
    }

    private void replay(List<JsonNode> letters) {
        log.line("mending: replays " + letters.size() + " letters");
        String replay = repairs.prepare(repairs.withIds(letters));
        repairs.command(replay, "start");
    }

    private void resumeConsumers() {
        for (JsonNode consumer : operator.get("consumers")) {
            String path = "consumers/" + consumer.path("name").asText();
            ObjectNode nothing = Http.JSON.createObjectNode();
            if (consumer.path("state").asText().equals("PAUSED")) {
                operator.post(path + "/resume", nothing, "the campaign is over");
            }
            if (consumer.hasNonNull("sessions")) {
                operator.put(path + "/concurrency", nothing.putNull("sessions"), "the campaign is over");
            }
        }
    }

    /** @return whether one is still under way */
    private boolean endReplays() {
        List<String> states = new ArrayList<>();
        for (JsonNode replay : repairs.replays()) {
            states.add(ended(replay.path("id").asText(), replay.path("state").asText()));
        }
        return states.stream().anyMatch(UNDER_WAY::contains);
    }

    /** A prepared one is of somebody whose answer was lost. @return its state */
    private String ended(String replay, String state) {
        switch (state) {
            case "PREPARED" -> repairs.command(replay, "cancel");
            case "PAUSED", "STOPPED" -> {
                repairs.command(replay, "resume");
                return "RUNNING";
            }
            default -> {
                return state;
            }
        }
        return state;
    }
}
