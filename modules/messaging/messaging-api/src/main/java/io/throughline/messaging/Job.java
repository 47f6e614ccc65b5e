package io.throughline.messaging;

/**
 * A piece of work that a context gives itself: an immutable record, named like an order ({@code SendMail}) and annotated
 * with {@link JobType}. {@link Outbox#append(Event)} puts it on the context's work queue if and only if the caller's
 * transaction commits; one of the competing sessions of all nodes takes it from there.
 *
 * <p>Unlike an event it is nobody else's business: it goes to no events address, no other context can handle it and no
 * subscriber sees it. The record lives in its context, not in the {@code -events} jar. {@link #key()} says what it is
 * about, by which operators find it; it orders nothing.
 */
public interface Job extends Event {}
