package io.throughline.messaging.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A query at the end of a transaction, which returns one row. */
public interface CommitQuery {

    /** One statement of SQL, without a semicolon; the same text whenever the parameters are of the same kinds. */
    String sql();

    /** How many parameters {@link #sql} has. */
    int parameterCount();

    /** Sets the parameters, the first of them at {@code offset + 1}. */
    void bind(PreparedStatement statement, int offset) throws SQLException;

    /** Reads the row; called after the commit has succeeded, so a failure here changes nothing any more. */
    void read(ResultSet row) throws SQLException;
}
