package org.perennial.sink;

import org.jdbi.v3.core.statement.PreparedBatch;
import org.perennial.contract.Json;
import org.perennial.contract.Occurrence;

/** The return of an event as the columns of {@code occurrence}. */
record OccurrenceRow(Occurrence occurrence) implements Row {
    @Override
    public void bindTo(PreparedBatch batch) {
        batch.bind("id", occurrence.id())
                .bind("event", occurrence.event())
                .bind("event_start", occurrence.date().start())
                .bind("event_end", occurrence.date().end())
                .bind("precision", ArticleRow.wireName(occurrence.date().precision()))
                .bind("n", occurrence.n())
                .bind("day", StorableTime.of(occurrence.day()))
                .bind("articles", occurrence.articles())
                .bind("languages", (int) occurrence.coverage().stream()
                        .map(Occurrence.Cell::language)
                        .distinct()
                        .count())
                .bind("sources", occurrence.sources().size())
                .bind("first_seen", StorableTime.of(occurrence.firstSeen()))
                .bind("last_seen", StorableTime.of(occurrence.lastSeen()))
                .bind("document", Json.write(occurrence));
    }
}
