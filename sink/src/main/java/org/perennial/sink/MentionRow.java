package org.perennial.sink;

import java.time.LocalDate;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.Json;

/** One anniversary that an article mentions, as the columns of {@code anniversary_mention}. */
record MentionRow(String article, LocalDate month, int position, AnniversaryMention mention) implements Row {
    /** The longest event id kept: the column is in a B-tree, which refuses a row above 2,704 bytes. */
    private static final int LONGEST_EVENT = 500;

    @Override
    public void bindTo(PreparedBatch batch) {
        EventDate date = mention.eventDate();
        batch.bind("article", article)
                .bind("month", month)
                .bind("position", position)
                .bind("event", shortened(mention.event()))
                .bind("phrase", mention.phrase())
                .bind("kind", ArticleRow.wireName(mention.kind()))
                .bind("event_start", date == null ? null : StorableTime.of(date.start()))
                .bind("event_end", date == null ? null : StorableTime.of(date.end()))
                .bind("precision", date == null ? null : ArticleRow.wireName(date.precision()))
                .bind("n", mention.n())
                .bind("n_source", ArticleRow.wireName(mention.nSource()))
                .bind("confidence", mention.confidence())
                .bind("evidence", Json.write(mention.evidence()))
                .bindArray("contradictions", String.class, mention.contradictions());
    }

    private static @Nullable String shortened(@Nullable String event) {
        return event == null || event.length() <= LONGEST_EVENT
                ? event
                : StorableText.of(event.substring(0, LONGEST_EVENT));
    }
}
