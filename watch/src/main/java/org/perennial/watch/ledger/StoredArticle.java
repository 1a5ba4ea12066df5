package org.perennial.watch.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Document;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.watch.alert.Sighting;
import org.perennial.watch.search.Documents;

/**
 * An article as the archive has it.
 *
 * @param change the number of the change that made it so
 * @param fetched when this version was fetched
 * @param firstFetched when its first version was
 * @param copies how many other articles carry its text
 */
record StoredArticle(long change, EnrichedArticle article, Instant fetched, Instant firstFetched, int copies) {

    static StoredArticle of(ResultSet row, StatementContext context) throws SQLException {
        return new StoredArticle(
                row.getLong("change"),
                Json.read(row.getString("document"), EnrichedArticle.class),
                Sql.instant(row, "fetched"),
                Sql.instant(row, "first_fetched"),
                row.getInt("copies"));
    }

    /** As queries see it. */
    Document document() {
        return Documents.of(article, copies);
    }

    boolean hasStory() {
        return article.story() != null;
    }

    /** As the judgement sees it, at a time. */
    Sighting sighting(Instant at) {
        Instant published = article.published();
        Duplicate duplicate = article.duplicate();
        String cluster = duplicate == null ? article.id() : duplicate.cluster();
        return new Sighting(
                article.id(),
                article.version(),
                article.story() == null ? cluster : article.story(),
                article.title(),
                article.url() == null ? article.canonicalUrl() : article.url(),
                article.source(),
                language(article),
                published == null || published.isAfter(firstFetched) ? firstFetched : published,
                firstFetched,
                at,
                article.changes(),
                article.numbers());
    }

    private static @Nullable String language(EnrichedArticle article) {
        return article.language() == null ? null : article.language().tag();
    }
}
