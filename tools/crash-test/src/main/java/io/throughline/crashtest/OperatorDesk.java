package io.throughline.crashtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What acts of operators are done with. */
record OperatorDesk(Operator operator, Repairs repairs, Poison poison, ProviderSwitch provider, Strangers strangers) {

    private static final Duration UNTIL_POISONED = Duration.ofSeconds(60);
    private static final int LETTERS = 3;

    /** Lets a consumer refuse some of its events until there are letters of it. @return those */
    List<JsonNode> poisoned(String consumer, Random random) {
        poison.spread(consumer, 40 + random.nextInt(61));
        try {
            Pause.until(UNTIL_POISONED, () -> {
                Pause.of(800);
                return repairs.waiting(consumer).size() >= LETTERS;
            });
        } finally {
            poison.lift();
        }
        return repairs.waiting(consumer).stream()
                .filter(letter -> letter.hasNonNull("eventId"))
                .toList();
    }
}
