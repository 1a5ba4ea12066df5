package org.perennial.sink;

import org.jdbi.v3.core.statement.PreparedBatch;
import org.perennial.contract.Duplicate;
import org.perennial.contract.Json;
import org.perennial.contract.Relation;

/** A changed relation as the columns of {@code article_relation}. */
record RelationRow(Relation relation) implements Row {
    @Override
    public void bindTo(PreparedBatch batch) {
        Duplicate duplicate = relation.duplicate();
        batch.bind("article", relation.article())
                .bind("revision", duplicate.revision())
                .bind("relation", ArticleRow.wireName(duplicate.relation()))
                .bind("duplicate_of", duplicate.of())
                .bind("cluster", duplicate.cluster())
                .bind("duplicate_score", duplicate.score())
                .bind("document", Json.write(duplicate))
                .bind("story_part", relation.storyPart())
                .bind("story_score", relation.storyScore());
    }
}
