package io.throughline.messaging.internal.wire;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Event ids: UUIDv7, whose time decides the inbox partition. */
public final class EventIds {

    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private EventIds() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /** Whether the id is a UUIDv7 that is not from the future. */
    public static boolean isValid(UUID id) {
        return id.version() == 7 && timeOf(id).isBefore(Instant.now().plus(CLOCK_SKEW));
    }

    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
