package org.perennial.sink;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.perennial.analysis.query.IndexedText;

/** The searched words of an article that was stored without them. */
record TokensRow(String id, LocalDate month, String tokens) implements Row {

    /** From the article's columns. */
    static TokensRow of(ResultSet row) throws SQLException {
        Array authors = row.getArray("authors");
        return new TokensRow(
                row.getString("id"),
                row.getObject("month", LocalDate.class),
                IndexedText.of(
                                row.getString("title"),
                                List.of((String[]) authors.getArray()),
                                row.getString("url"),
                                row.getString("text"))
                        .tsvector());
    }

    @Override
    public void bindTo(PreparedBatch batch) {
        batch.bind("id", id).bind("month", month).bind("tokens", tokens);
    }
}
