package org.perennial.watch.export;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Countries;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.EnrichedArticle;
import org.perennial.watch.search.Found;

/** The columns of tables: what is asked for most comes first, the text last. */
final class Columns {
    static final List<String> NAMES = List.of(
            "appeared",
            "language",
            "country",
            "source",
            "title",
            "url",
            "anniversaries",
            "numbers",
            "copies",
            "relation",
            "story",
            "cluster",
            "version",
            "published",
            "fetched",
            "authors",
            "id",
            "text");

    private Columns() {}

    /** An article as a row; what is unknown is an empty cell, times are in UTC, and of several things each has a line. */
    static List<String> of(Found found) {
        EnrichedArticle article = found.article();
        return List.of(
                found.appeared().toString(),
                article.language() == null ? "" : article.language().tag(),
                text(Countries.of(article.source())),
                text(article.source()),
                text(article.title()),
                text(article.url()),
                article.anniversaries().stream()
                        .filter(AnniversaryMention::countsAsCoverage)
                        .map(Columns::mention)
                        .distinct()
                        .collect(Collectors.joining("\n")),
                article.numbers().stream().map(Columns::number).distinct().collect(Collectors.joining("\n")),
                String.valueOf(found.copies()),
                article.duplicate() == null ? "" : word(article.duplicate().relation()),
                text(article.story()),
                article.duplicate() == null ? "" : article.duplicate().cluster(),
                String.valueOf(article.version()),
                text(article.published()),
                text(article.fetched()),
                String.join("\n", article.authors()),
                article.id(),
                article.text());
    }

    private static String mention(AnniversaryMention mention) {
        String event = mention.event() == null ? text(mention.phrase()) : mention.event();
        return mention.n() == null ? event : (event + " n:" + mention.n()).strip();
    }

    private static String number(CountedNumber number) {
        return number.value() + " " + word(number.unit());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String text(@Nullable Instant value) {
        return value == null ? "" : value.toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
