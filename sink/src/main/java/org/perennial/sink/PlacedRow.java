package org.perennial.sink;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Where an article stands: its id, and the first day of the month that it was first fetched in. */
record PlacedRow(String id, LocalDate month) implements Row {

    static PlacedRow of(ResultSet row) throws SQLException {
        return new PlacedRow(row.getString("id"), row.getObject("month", LocalDate.class));
    }

    @Override
    public void bindTo(PreparedBatch batch) {
        batch.bind("id", id).bind("month", month);
    }
}
