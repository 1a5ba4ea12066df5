package org.perennial.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.IndexedText;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.Language;

/**
 * An article as the columns of {@code article}, {@code article_version} and {@code story}.
 *
 * @param month the first day of the month that it was first fetched in
 */
record ArticleRow(EnrichedArticle article, LocalDate month, List<MentionRow> mentions) implements Row {
    /** The most mentions kept in rows; the document holds them all. */
    private static final int MOST_MENTIONS = 1_000;

    static ArticleRow of(EnrichedArticle article, LocalDate month) {
        int count = Math.min(article.anniversaries().size(), MOST_MENTIONS);
        return new ArticleRow(
                article,
                month,
                IntStream.range(0, count)
                        .mapToObj(position -> new MentionRow(
                                article.id(),
                                month,
                                position,
                                article.anniversaries().get(position)))
                        .toList());
    }

    /** How many of the mentions count as coverage of an anniversary. */
    private int coverage() {
        return (int) article.anniversaries().stream()
                .filter(AnniversaryMention::countsAsCoverage)
                .count();
    }

    private String tokens() {
        String url = article.url() == null ? article.canonicalUrl() : article.url();
        return IndexedText.of(article.title(), article.authors(), url, article.text())
                .tsvector();
    }

    String id() {
        return article.id();
    }

    /** When it came to light, as the column of that name says. */
    OffsetDateTime appeared() {
        OffsetDateTime published = StorableTime.of(article.published());
        OffsetDateTime fetched = Objects.requireNonNull(StorableTime.of(article.fetched()), "fetched");
        return published != null && published.isBefore(fetched) ? published : fetched;
    }

    boolean hasStory() {
        return article.story() != null;
    }

    @Override
    public void bindTo(PreparedBatch batch) {
        Language language = article.language();
        Duplicate duplicate = article.duplicate();
        batch.bind("id", article.id())
                .bind("month", month)
                .bind("url", article.url())
                .bind("canonical_url", article.canonicalUrl())
                .bind("source", article.source())
                .bind("feed", article.feed())
                .bind("title", article.title())
                .bind("text", article.text())
                .bindArray("authors", String.class, article.authors())
                .bind("published", StorableTime.of(article.published()))
                .bind("published_from", wireName(article.publishedFrom()))
                .bind("updated", StorableTime.of(article.updated()))
                .bind("fetched", StorableTime.of(article.fetched()))
                .bind("version", article.version())
                .bind("language", language == null ? null : language.tag())
                .bind("language_confidence", language == null ? null : (Double) language.confidence())
                .bind("relation", duplicate == null ? null : wireName(duplicate.relation()))
                .bind("duplicate_of", duplicate == null ? null : duplicate.of())
                .bind("cluster", duplicate == null ? null : duplicate.cluster())
                .bind("duplicate_score", duplicate == null ? null : duplicate.score())
                .bind("relation_revision", duplicate == null ? 0 : duplicate.revision())
                .bind("story", article.story())
                .bind("story_part", article.storyPart())
                .bind("anniversaries", coverage())
                .bind("document", Json.write(article))
                .bind("tokens", tokens());
    }

    /** How a value is called on the wire, which is how it is called in a column. */
    static @Nullable String wireName(@Nullable Enum<?> value) {
        if (value == null) {
            return null;
        }
        JsonNode node = Json.mapper().valueToTree(value);
        return node.textValue();
    }
}
