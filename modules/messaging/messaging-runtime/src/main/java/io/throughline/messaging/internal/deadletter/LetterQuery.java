package io.throughline.messaging.internal.deadletter;

import io.throughline.messaging.deadletter.DeadLetterFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A filter as a condition on {@code messaging.dead_letter}, with its values. */
public record LetterQuery(String condition, List<Object> values) {

    public static LetterQuery of(DeadLetterFilter filter) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<>();
        add(
                conditions,
                values,
                "state = ?",
                filter.state() == null ? null : filter.state().name());
        add(conditions, values, "consumer = ?", filter.consumer());
        add(conditions, values, "fingerprint = ?", filter.fingerprint());
        add(conditions, values, "type = ?", filter.type());
        add(conditions, values, "key = ?", filter.businessId());
        add(conditions, values, "tenant = ?", filter.tenant());
        add(conditions, values, "last_at >= ?", time(filter.from()));
        add(conditions, values, "last_at < ?", time(filter.to()));
        add(
                conditions,
                values,
                "id IN (SELECT letter FROM messaging.dead_letter_message WHERE words @@ plainto_tsquery('simple', ?))",
                filter.text());
        return new LetterQuery(conditions.isEmpty() ? "true" : String.join(" AND ", conditions), values);
    }

    LetterQuery and(String further, Object... its) {
        var all = new ArrayList<>(values);
        all.addAll(List.of(its));
        return new LetterQuery(condition + " AND " + further, all);
    }

    /** Letters by their ids. */
    public static LetterQuery of(Object idArray) {
        return new LetterQuery("id = ANY (?)", List.of(idArray));
    }

    /** The values behind another one, and before further ones. */
    public Object[] after(Object first, Object... further) {
        var all = new ArrayList<>();
        all.add(first);
        all.addAll(values);
        all.addAll(List.of(further));
        return all.toArray();
    }

    /** The values behind others. */
    public Object[] behind(Object... first) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(values);
        return all.toArray();
    }

    Object[] with(Object... further) {
        var all = new ArrayList<>(values);
        all.addAll(List.of(further));
        return all.toArray();
    }

    private static Object time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }
}
