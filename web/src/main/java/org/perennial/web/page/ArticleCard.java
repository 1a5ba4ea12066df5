package org.perennial.web.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.web.coverage.Copies;
import org.perennial.web.coverage.Entry;
import org.perennial.web.coverage.Telling;

/**
 * One entry of the live coverage.
 *
 * @param id the article's id
 * @param cluster its cluster's id, by which a page finds the card whatever article is shown for the cluster
 * @param change the number of its last change
 * @param title the title, or the beginning of the text, or the address
 * @param lang the title's HTML {@code lang}, empty if unknown
 * @param dir the title's HTML {@code dir}
 * @param languageName the language in English; absent if it was not judged
 * @param outlet the publisher; absent if unknown
 * @param when when it appeared
 * @param badge what sets its text apart from what was carried before: revised, last year's words again; absent for none
 * @param story the story that it tells, if others tell it too; otherwise absent
 * @param copiesTitle "17 copies in 9 outlets"; absent for none
 */
public record ArticleCard(
        String id,
        String cluster,
        long change,
        String title,
        String lang,
        String dir,
        @Nullable String languageName,
        @Nullable String outlet,
        When when,
        @Nullable String badge,
        List<AnniversaryTag> anniversaries,
        @Nullable StoryLink story,
        @Nullable String copiesTitle,
        List<CopyLine> copies,
        long copiesNotShown) {

    static final int LONGEST_TITLE = 300;
    private static final int LEAD = 120;

    /** A carrier of the same text. */
    public record CopyLine(
            String id, String outlet, @Nullable String relation, String title, String lang, String dir, When when) {}

    /** The card of an entry; events of the registry are called by their titles. */
    public static ArticleCard of(Entry entry, Map<String, String> eventTitles) {
        EnrichedArticle article = entry.article();
        String tag = article.language() == null ? null : article.language().tag();
        Copies copies = entry.copies();
        return new ArticleCard(
                article.id(),
                entry.cluster(),
                entry.change(),
                title(article),
                Wording.lang(tag),
                Wording.dir(tag),
                tag == null ? null : Wording.languageName(tag),
                article.source(),
                When.of(entry.appeared()),
                badge(article),
                article.anniversaries().stream()
                        .filter(AnniversaryMention::countsAsCoverage)
                        .map(mention -> AnniversaryTag.of(mention, article, eventTitles))
                        .toList(),
                StoryLink.of(entry.telling()),
                copies.total() == 0
                        ? null
                        : Wording.count(copies.total(), "copy", "copies") + " in "
                                + Wording.count(copies.outlets(), "outlet", "outlets"),
                copies.shown().stream().map(ArticleCard::line).toList(),
                copies.total() - copies.shown().size());
    }

    private static CopyLine line(Copies.Copy copy) {
        return new CopyLine(
                copy.id(),
                copy.source() == null ? "unknown outlet" : copy.source(),
                copy.relation() == null ? null : relation(copy.relation()),
                copy.title() == null ? "untitled" : shortened(copy.title(), LONGEST_TITLE),
                Wording.lang(copy.language()),
                Wording.dir(copy.language()),
                When.of(copy.appeared()));
    }

    /** The way to the page of a story. */
    public record StoryLink(String address, String words) {
        /** Absent for a story that one article tells. */
        static @Nullable StoryLink of(@Nullable Telling telling) {
            return telling == null || telling.articles() < 2
                    ? null
                    : new StoryLink(
                            Wording.storyAddress(telling.story()),
                            Wording.told(telling.articles(), telling.languages()) + " tell this story");
        }
    }

    /** A language's English name. */
    public static String languageName(String tag) {
        return Wording.languageName(tag);
    }

    static String title(EnrichedArticle article) {
        String title = article.title();
        if (title != null && !title.isBlank()) {
            return shortened(title.strip(), LONGEST_TITLE);
        }
        String lead = article.text().strip();
        if (!lead.isEmpty()) {
            return shortened(lead, LEAD);
        }
        return article.url() == null ? "untitled" : shortened(article.url(), LONGEST_TITLE);
    }

    static @Nullable String badge(EnrichedArticle article) {
        Duplicate duplicate = article.duplicate();
        if (duplicate != null && duplicate.relation() == Duplicate.Relation.RECURRENCE) {
            return "words of an earlier year";
        }
        if (article.version() > 1) {
            return "revised, version " + article.version();
        }
        return duplicate != null && duplicate.relation() == Duplicate.Relation.REVISION ? "revised figures" : null;
    }

    /** A relation of the wire in words. */
    static String relation(String wireName) {
        return switch (wireName) {
            case "original" -> "first carrier";
            case "exact" -> "same words";
            case "near" -> "nearly the same words";
            case "revision" -> "other figures";
            case "part_of" -> "part of the text";
            case "recurrence" -> "words of an earlier year";
            default -> wireName;
        };
    }

    static String shortened(String text, int codePoints) {
        if (text.codePointCount(0, text.length()) <= codePoints) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, codePoints)) + "…";
    }
}
