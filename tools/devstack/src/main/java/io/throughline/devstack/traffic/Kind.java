package io.throughline.devstack.traffic;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What becomes of an order by its making, and how many in a hundred are like that. */
enum Kind {
    ORDINARY(83),
    CARD_DECLINED(5),
    INSUFFICIENT_FUNDS(4),
    SOLD_OUT(3),
    ADDRESS_REFUSED(2),
    /** The customer asks at once to cancel it. */
    REGRETTED_AT_ONCE(1),
    /** The customer asks to cancel it when it may have been sent. */
    REGRETTED_LATER(2);

    private static final List<Kind> BY_CHANCE = Stream.of(values())
            .flatMap(kind -> Stream.generate(() -> kind).limit(kind.share))
            .toList();

    private final int share;

    Kind(int share) {
        this.share = share;
    }

    static Kind next(Random random) {
        return BY_CHANCE.get(random.nextInt(BY_CHANCE.size()));
    }

    int share() {
        return share;
    }

    String token() {
        return switch (this) {
            case CARD_DECLINED -> "tok_declined";
            case INSUFFICIENT_FUNDS -> "tok_insufficient_funds";
            default -> "tok_ok";
        };
    }

    boolean isRegretted() {
        return this == REGRETTED_AT_ONCE || this == REGRETTED_LATER;
    }
}
