package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** All that operators and strangers do. */
final class OperatorActs {

    private static final Duration UNTIL_COLLECTED = Duration.ofSeconds(40);
    private static final List<String> SHARES = List.of("sandbox:20,acquirer:80", "sandbox:80,acquirer:20");
    private static final List<String> NAMES = List.of("acquirer", "sandbox");

    private static final OperatorAct STRANGERS = new OperatorAct("strangers' messages discarded", (desk, random) -> {
        String consumer = Consumers.any(Consumers.ORDERED, random);
        desk.strangers().send(consumer, random);
        Pause.until(UNTIL_COLLECTED, () -> strange(desk, consumer).size() >= Strangers.KINDS);
        List<JsonNode> letters = strange(desk, consumer);
        boolean takenBack = random.nextBoolean();
        if (letters.isEmpty()) {
            return 0;
        }
        long discarded = desk.repairs().discard(letters);
        if (takenBack) {
            desk.repairs().restore(letters);
            desk.repairs().discard(letters);
        }
        return discarded;
    });

    private static final OperatorAct PAUSE = new OperatorAct("consumer paused and resumed", (desk, random) -> {
        String path = "consumers/" + Consumers.any(Consumers.ALL, random);
        desk.operator().post(path + "/pause", Http.JSON.createObjectNode(), "a look at it");
        Pause.of(1_500 + random.nextInt(5_000));
        boolean paused = desk.operator().get(path).path("state").asText().equals("PAUSED");
        desk.operator().post(path + "/resume", Http.JSON.createObjectNode(), "seen");
        return paused ? 1 : 0;
    });

    private static final OperatorAct LIMIT = new OperatorAct("consumer limited for a while", (desk, random) -> {
        String path = "consumers/" + Consumers.any(Consumers.ALL, random);
        ObjectNode limit = Http.JSON.createObjectNode().put("sessions", 1 + random.nextInt(2));
        desk.operator().put(path + "/concurrency", limit, "less of it");
        Pause.of(2_000 + random.nextInt(6_000));
        boolean limited = desk.operator().get(path).hasNonNull("sessions");
        desk.operator().put(path + "/concurrency", limit.putNull("sessions"), "as ever");
        return limited ? 1 : 0;
    });

    private static final OperatorAct SHARE = new OperatorAct(
            "payment provider switched by shares",
            (desk, random) -> desk.provider().to(SHARES.get(random.nextInt(2))) ? 1 : 0);

    private static final OperatorAct SWITCH = new OperatorAct("payment provider switched by name", (desk, random) -> {
        boolean switched = desk.provider().to(NAMES.get(random.nextInt(2)));
        Pause.of(2_000 + random.nextInt(5_000));
        desk.provider().to(ProviderSwitch.BOTH);
        return switched ? 1 : 0;
    });

    /** In a long campaign. */
    static final List<OperatorAct> ALL = List.of(
            ReplayActs.REPLAY,
            ReplayActs.REPLAY,
            ReplayActs.PAUSE_REPLAY,
            ReplayActs.CANCEL_REPLAY,
            ReplayActs.EDIT,
            ReplayActs.RETRY_ON_BROKER,
            ReplayActs.REPLAY_LOG,
            STRANGERS,
            PAUSE,
            LIMIT,
            SHARE,
            SWITCH);

    /** What fits into a build. */
    static final List<OperatorAct> QUICK = List.of(ReplayActs.PAUSE_REPLAY, STRANGERS, PAUSE, SWITCH);

    private OperatorActs() {}

    private static List<JsonNode> strange(OperatorDesk desk, String consumer) {
        return desk.repairs().waiting(consumer).stream()
                .filter(desk.repairs()::isStrange)
                .toList();
    }
}
