package io.throughline.messaging;

/** What is known of the events that contexts publish, from the JSON Schemas in the event jars. */
public interface EventContracts {

    /** What an event is to those outside of the house. */
    enum Audience {
        /** They may hear of it, but for the properties that its schema marks {@code writeOnly}. */
        PUBLIC,
        /** They may not: its schema marks the whole event {@code writeOnly}. */
        INTERNAL,
        /** No schema that the caller's module can see has that name. */
        UNKNOWN
    }

    /** @param type published name, for example {@code orders.order-placed} */
    Audience audience(String type);
}
