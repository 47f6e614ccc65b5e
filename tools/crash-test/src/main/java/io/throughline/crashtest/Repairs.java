package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.crashtest.Http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What an operator does about the dead letters of one campaign. */
final class Repairs {

    private static final int PAGE = 200;
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final Operator operator;
    private final String mark;
    private final Instant since = Instant.now();

    Repairs(Operator operator, String mark) {
        this.operator = operator;
        this.mark = mark;
    }

    /** What every reason begins with. */
    String mark() {
        return mark;
    }

    /** Letters that wait, {@code consumer} null for those of all consumers. */
    List<JsonNode> waiting(String consumer) {
        List<JsonNode> letters = new ArrayList<>();
        String path =
                "dead-letters?limit=" + PAGE + "&from=" + since + (consumer == null ? "" : "&consumer=" + consumer);
        operator.get(path).path("deadLetters").forEach(letters::add);
        return letters;
    }

    boolean isStrange(JsonNode letter) {
        return operator.get("dead-letters/" + letter.path("id").asText())
                .path("headers")
                .path(Strangers.MARK)
                .asText()
                .equals(mark);
    }

    /** @return how many */
    long discard(List<JsonNode> letters) {
        return change("discards", letters, "nobody knows the sender");
    }

    long restore(List<JsonNode> letters) {
        return change("restorations", letters, "somebody may know the sender");
    }

    private long change(String how, List<JsonNode> letters, String why) {
        Reply reply = operator.post("dead-letters/" + how, withIds(letters), why);
        return reply.body().path("changed").asLong();
    }

    /** @return whether an edited event takes its place */
    boolean edit(JsonNode letter) {
        ObjectNode body = Http.JSON.createObjectNode();
        body.putObject("attributes").put("crashtest", mark);
        return operator.post("dead-letters/" + letter.path("id").asText() + "/edits", body, "another attribute")
                        .status()
                == 200;
    }

    /** @return its id; it is not started yet */
    String prepare(ObjectNode what) {
        return operator.post("replays", what, "what refused it is mended")
                .require(201)
                .body()
                .path("id")
                .asText();
    }

    ObjectNode withIds(List<JsonNode> letters) {
        ObjectNode body = Http.JSON.createObjectNode();
        var ids = body.putArray("ids");
        letters.forEach(letter -> ids.add(letter.path("id").asText()));
        return body;
    }

    /** All letters that wait of one consumer and cause. */
    ObjectNode group(JsonNode letter) {
        ObjectNode body = Http.JSON.createObjectNode();
        body.putObject("filter")
                .put("consumer", letter.path("consumer").asText())
                .put("fingerprint", letter.path("fingerprint").asText())
                .put("from", since.toString());
        return body;
    }

    /** Everything that was published for a consumer since the campaign began. */
    ObjectNode log(String consumer) {
        ObjectNode body = Http.JSON.createObjectNode();
        body.putObject("log")
                .put("consumer", consumer)
                .put("from", since.toString())
                .put("to", Instant.now().toString());
        return body;
    }

    /** All of this campaign's. */
    List<JsonNode> replays() {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = operator.get("replays?limit=" + PAGE);
        while (!page.isEmpty()) {
            page.forEach(all::add);
            String last = all.get(all.size() - 1).path("id").asText();
            page = operator.get("replays?limit=" + PAGE + "&before=" + last);
        }
        return all.stream()
                .filter(replay -> operator.isOurs(replay.path("reason").asText()))
                .toList();
    }

    /** @return whether it did so, and not before or never */
    boolean command(String replay, String command) {
        ObjectNode body = Http.JSON.createObjectNode().put("command", command);
        return operator.post("replays/" + replay + "/commands", body, command).status() == 200;
    }

    /** Waits for its end, and has it go on when it stopped. @return the replay as it is then */
    JsonNode awaited(String replay) {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        Pause.until(AT_MOST, () -> {
            JsonNode now = operator.get("replays/" + replay);
            last.set(now);
            if (now.path("state").asText().equals("STOPPED")) {
                command(replay, "resume");
            }
            return now.path("state").asText().equals("COMPLETED");
        });
        return last.get();
    }
}
