package io.throughline.messaging;

import java.util.UUID;

/**
 * Publishes events if and only if the caller's transaction commits.
 *
 * <p>The event is validated and serialized at the call and written to the outbox just before the transaction
 * commits, so one transaction pays one round trip however many events it appends. Events of one key are published in
 * the order of their commits and, within a transaction, in the order of the calls. Delivery is at least once.
 *
 * <p>Not guaranteed: any order between different keys, and any order between a delayed event and the events appended
 * while it waits (its sequence is given when it is due).
 */
public interface Outbox {

    /**
     * Appends an event to the caller's JTA transaction.
     *
     * @param event a record annotated with {@link EventType} whose JSON matches the schema of its type and version, or a
     *     {@link Job} annotated with {@link JobType}, which goes to its work queue instead
     * @return the id the event is published under
     * @throws IllegalStateException without an active JTA transaction
     * @throws ContractViolation if the event does not match its JSON Schema, or none is found; nothing was appended
     */
    default UUID append(Event event) {
        return append(event, AppendOptions.NONE);
    }

    /**
     * As {@link #append(Event)}, with a due time, a tenant or further headers.
     */
    UUID append(Event event, AppendOptions options);
}
