package org.perennial.sink;

import org.jdbi.v3.core.statement.PreparedBatch;
import org.perennial.contract.Cluster;

/** A cluster of copies as the columns of {@code cluster}. */
record ClusterRow(Cluster cluster) implements Row {
    @Override
    public void bindTo(PreparedBatch batch) {
        batch.bind("id", cluster.id())
                .bind("canonical", cluster.canonical())
                .bind("articles", cluster.articles())
                .bind("first_seen", StorableTime.of(cluster.firstSeen()))
                .bind("last_seen", StorableTime.of(cluster.lastSeen()))
                .bind("merged_into", cluster.mergedInto());
    }
}
