package org.perennial.sink;

import org.jdbi.v3.core.statement.PreparedBatch;
import org.perennial.contract.StoryPart;

/** The story of a part as the columns of {@code story_part}. */
record StoryPartRow(StoryPart part) implements Row {
    @Override
    public void bindTo(PreparedBatch batch) {
        batch.bind("part", part.part())
                .bind("story", part.story())
                .bind("score", part.score())
                .bind("at", StorableTime.of(part.at()));
    }
}
