package org.perennial.testkit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.ArticleId;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;
import org.perennial.contract.Language;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;

/** Articles of which a test names only what it is about; the rest is plausible and the same each time. */
public final class Articles {
    /** When articles are fetched unless a test says otherwise. */
    public static final Instant FETCHED = Instant.parse("2025-02-25T09:10:00Z");

    private Articles() {}

    /** A raw article at an address of its own, derived from its name. */
    public static RawArticle raw(String name, @Nullable String title, String text) {
        return raw(name, title, text, FETCHED);
    }

    /** As above, fetched and published at the given instant. */
    public static RawArticle raw(String name, @Nullable String title, String text, Instant fetched) {
        String url = "https://" + name + ".example/article";
        return new RawArticle(
                ArticleId.ofUrl(url),
                url,
                url,
                name + ".example",
                "https://" + name + ".example/feed",
                name,
                title,
                text,
                null,
                List.of(),
                fetched,
                PublishedFrom.FEED,
                null,
                fetched,
                null,
                false);
    }

    /** An enriched article in English, the first carrier of its text, without anniversaries. */
    public static EnrichedArticle enriched(String name, @Nullable String title, String text) {
        RawArticle raw = raw(name, title, text);
        return EnrichedArticle.of(raw)
                .withLanguage(new Language("en", 0.99, List.of(), List.of()))
                .withDuplicate(Duplicate.original(raw.id()));
    }

    /** As above in another language, published and fetched at the given instant. */
    public static EnrichedArticle enriched(
            String name, @Nullable String title, String text, String language, Instant fetched) {
        RawArticle raw = raw(name, title, text, fetched);
        return EnrichedArticle.of(raw)
                .withLanguage(new Language(language, 0.99, List.of(), List.of()))
                .withDuplicate(Duplicate.original(raw.id()));
    }

    /** The id of the article of a name. */
    public static String id(String name) {
        return ArticleId.ofUrl("https://" + name + ".example/article");
    }

    /** A mention of an anniversary whose words stand in the text from the given code point on. */
    public static AnniversaryMention mention(
            String event, int n, AnniversaryMention.EventDate date, int start, String words) {
        return new AnniversaryMention(
                event,
                null,
                AnniversaryMention.Kind.COMMEMORATION,
                date,
                n,
                AnniversaryMention.NumberSource.STATED,
                0.95,
                List.of(new Evidence(
                        Evidence.Role.TRIGGER,
                        Evidence.Field.TEXT,
                        start,
                        start + words.codePointCount(0, words.length()),
                        words)),
                List.of());
    }
}
