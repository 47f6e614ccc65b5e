package io.throughline.messaging;

/**
 * An event of whatever type, for a consumer that handles all events of its source, also those that are published later:
 * it has one {@code EventHandler<AnyEvent>} and no other. Its queue gets every event of the source.
 *
 * <p>The data are those that were published, in their original version, and match the schema of that version; they are
 * not upcast.
 *
 * @param key the business key of the event
 * @param type published name, for example {@code orders.order-placed}
 * @param version contract version of the data
 * @param data the JSON as it was published
 * @param publicData the JSON without what its schema marks {@code "writeOnly": true}, which never leaves the house; null
 *     if it marks the whole event, which is then internal
 */
public record AnyEvent(String key, String type, int version, String data, String publicData) implements Event {

    /** Whether anybody outside may hear of the event. */
    public boolean isPublic() {
        return publicData != null;
    }
}
