package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Events are made dead letters, and an operator repairs that. */
final class ReplayActs {

    static final OperatorAct REPLAY = new OperatorAct("dead letters replayed as a group", (desk, random) -> {
        List<JsonNode> letters = desk.poisoned(Consumers.any(Consumers.ALL, random), random);
        return letters.isEmpty() ? 0 : replayed(desk, desk.repairs().group(letters.get(0)), 1 + random.nextInt(3));
    });

    static final OperatorAct PAUSE_REPLAY = new OperatorAct("dead letters replayed with a pause", (desk, random) -> {
        List<JsonNode> letters = desk.poisoned(Consumers.any(Consumers.BUSY, random), random);
        if (letters.isEmpty()) {
            return 0;
        }
        String replay = started(desk, desk.repairs().group(letters.get(0)), 1);
        Pause.of(random.nextInt(1_500));
        boolean paused = desk.repairs().command(replay, "pause");
        Pause.of(500 + random.nextInt(2_500));
        desk.repairs().command(replay, "resume");
        long succeeded = succeeded(desk, replay);
        return paused ? succeeded : 0;
    });

    static final OperatorAct CANCEL_REPLAY = new OperatorAct("dead letters replayed in two halves", (desk, random) -> {
        List<JsonNode> letters = desk.poisoned(Consumers.any(Consumers.BUSY, random), random);
        if (letters.isEmpty()) {
            return 0;
        }
        ObjectNode group = desk.repairs().group(letters.get(0));
        String replay = started(desk, group, 1);
        Pause.of(random.nextInt(2_500));
        boolean cancelled = desk.repairs().command(replay, "cancel");
        long succeeded = replayed(desk, group, 5);
        return cancelled ? 1 + succeeded : 0;
    });

    static final OperatorAct EDIT = new OperatorAct("dead letters edited", (desk, random) -> {
        List<JsonNode> letters = desk.poisoned(Consumers.any(Consumers.ORDERED, random), random);
        long edited = letters.stream()
                .limit(2)
                .filter(letter -> desk.repairs().edit(letter))
                .count();
        if (letters.size() > 2) {
            replayed(desk, desk.repairs().group(letters.get(2)), 5);
        }
        return edited;
    });

    static final OperatorAct RETRY_ON_BROKER = new OperatorAct("copies retried on the broker", (desk, random) -> {
        String consumer = Consumers.any(Consumers.ALL, random);
        desk.poisoned(consumer, random);
        return desk.strangers().retry(consumer);
    });

    static final OperatorAct REPLAY_LOG = new OperatorAct("published events replayed", (desk, random) -> {
        String consumer = Consumers.any(Consumers.ORDERED, random);
        String replay = started(desk, desk.repairs().log(consumer), 50);
        JsonNode counts = desk.repairs().awaited(replay).path("counts");
        return counts.path("succeeded").asLong() + counts.path("skipped").asLong();
    });

    private ReplayActs() {}

    private static long replayed(OperatorDesk desk, ObjectNode what, int perSecond) {
        return succeeded(desk, started(desk, what, perSecond));
    }

    private static long succeeded(OperatorDesk desk, String replay) {
        return desk.repairs().awaited(replay).path("counts").path("succeeded").asLong();
    }

    private static String started(OperatorDesk desk, ObjectNode what, int perSecond) {
        String replay = desk.repairs().prepare(what.deepCopy().put("perSecond", perSecond));
        desk.repairs().command(replay, "start");
        return replay;
    }
}
