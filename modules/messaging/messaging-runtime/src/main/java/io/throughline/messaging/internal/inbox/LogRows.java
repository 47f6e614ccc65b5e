package io.throughline.messaging.internal.inbox;

import io.throughline.messaging.internal.delivery.CurrentDelivery;
import io.throughline.messaging.internal.wire.Shards;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the functions of the inbox are told, so that they find the event before a delivery's, if it may have to wait. */
@ApplicationScoped
class LogRows {

    @Inject
    @ConfigProperty(name = "throughline.inbox.retention", defaultValue = "P14D")
    private Period inboxRetention;

    /** Shard, position, time of recording, handled types, how far the inbox reaches back. */
    Object[] of(Connection connection, CurrentDelivery delivery) throws SQLException {
        return position(delivery) == null
                ? new Object[5]
                : new Object[] {
                    shard(delivery), position(delivery), recordedAt(delivery), types(connection, delivery), inboxFrom()
                };
    }

    /** As above for deliveries of one consumer, each of the first three an array. */
    Object[] of(Connection connection, List<CurrentDelivery> deliveries) throws SQLException {
        return new Object[] {
            array(connection, "int2", deliveries, LogRows::shard),
            array(connection, "int8", deliveries, LogRows::position),
            array(connection, "timestamptz", deliveries, LogRows::recordedAt),
            types(connection, deliveries.get(0)),
            inboxFrom()
        };
    }

    private static Object array(
            Connection connection,
            String type,
            List<CurrentDelivery> deliveries,
            Function<CurrentDelivery, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, deliveries.stream().map(value).toArray());
    }

    private static Short shard(CurrentDelivery delivery) {
        return (short) Shards.of(
                delivery.consumer().source(), delivery.event().envelope().key());
    }

    private static Long position(CurrentDelivery delivery) {
        var following = delivery.positionIfFollowing();
        return following == null ? null : following.position();
    }

    private static OffsetDateTime recordedAt(CurrentDelivery delivery) {
        var following = delivery.positionIfFollowing();
        return following == null ? null : following.recordedAt().atOffset(ZoneOffset.UTC);
    }

    private static Object types(Connection connection, CurrentDelivery delivery) throws SQLException {
        var types = delivery.handledTypes();
        return types == null ? null : connection.createArrayOf("text", types);
    }

    private OffsetDateTime inboxFrom() {
        return LocalDate.now(ZoneOffset.UTC)
                .minus(inboxRetention)
                .atStartOfDay(ZoneOffset.UTC)
                .toOffsetDateTime();
    }
}
