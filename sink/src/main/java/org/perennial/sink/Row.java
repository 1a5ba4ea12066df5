package org.perennial.sink;

import org.jdbi.v3.core.statement.PreparedBatch;

/** What fills the parameters of one statement of a batch. */
interface Row {
    void bindTo(PreparedBatch batch);
}
