package io.throughline.messaging.jdbc;

import java.util.List;

/** What {@code Connection.unwrap} gives for a connection of the {@link OutboxDataSource}. */
public interface CommitStatements {

    /**
     * Adds queries to the end of the current transaction. They are sent by its {@code commit}, with it, in one round
     * trip: locks they take are held no longer than the commit itself. If one fails, the commit throws and nothing of
     * the transaction remains. A rollback forgets them.
     */
    void runWithCommit(List<? extends CommitQuery> queries);
}
