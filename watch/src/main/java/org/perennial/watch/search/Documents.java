package org.perennial.watch.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Document;
import org.perennial.analysis.query.IndexedText;
import org.perennial.analysis.query.Mention;
import org.perennial.analysis.query.Query.Range;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Language;

/** Enriched articles as queries see them: the same as the archive has them. */
public final class Documents {
    private static final int LAST_YEAR = 9999;

    private Documents() {}

    /**
     * An article.
     *
     * @param copies how many others carry its text, as far as is known
     */
    public static Document of(EnrichedArticle article, int copies) {
        Language language = article.language();
        Duplicate duplicate = article.duplicate();
        return new Document(
                IndexedText.of(
                        article.title(),
                        article.authors(),
                        article.url() == null ? article.canonicalUrl() : article.url(),
                        article.text()),
                language == null ? List.of() : language.all(),
                article.source(),
                article.anniversaries().stream().map(Documents::mention).toList(),
                article.anniversaries().stream().anyMatch(AnniversaryMention::countsAsCoverage),
                article.story(),
                duplicate == null ? null : word(duplicate.relation()),
                article.version(),
                copies,
                appeared(article));
    }

    private static Mention mention(AnniversaryMention mention) {
        return new Mention(mention.event(), word(mention.kind()), mention.n(), years(mention.eventDate()));
    }

    private static @Nullable Range years(@Nullable EventDate date) {
        return date == null || !isStored(date.start()) || !isStored(date.end())
                ? null
                : new Range(date.start().getYear(), date.end().getYear());
    }

    /** The columns hold the years that databases and Java agree on. */
    private static boolean isStored(LocalDate date) {
        return date.getYear() >= 1 && date.getYear() <= LAST_YEAR;
    }

    /** Published or fetched, whichever was earlier. */
    private static Instant appeared(EnrichedArticle article) {
        return Stream.of(article.published(), article.fetched())
                .filter(instant -> instant != null)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** Enums are called on the wire and in columns as here, in lower case. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
