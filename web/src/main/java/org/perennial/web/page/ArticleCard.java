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
    public static ArticleCard of(Entry entry, Map<String, String> eventTitles, Wording words) {
        EnrichedArticle article = entry.article();
        String tag = article.language() == null ? null : article.language().tag();
        Copies copies = entry.copies();
        return new ArticleCard(
                article.id(),
                entry.cluster(),
                entry.change(),
                title(article, words),
                Wording.lang(tag),
                Wording.dir(tag),
                tag == null ? null : words.languageName(tag),
                article.source(),
                words.when(entry.appeared(), article.source()),
                badge(article, words),
                article.anniversaries().stream()
                        .filter(AnniversaryMention::countsAsCoverage)
                        .map(mention -> AnniversaryTag.of(mention, article, eventTitles, words))
                        .toList(),
                StoryLink.of(entry.telling(), words),
                copies.total() == 0
                        ? null
                        : words.say(
                                "card.copies",
                                "copies",
                                words.count("copies", copies.total()),
                                "outlets",
                                words.count("outlets", copies.outlets())),
                copies.shown().stream().map(copy -> line(copy, words)).toList(),
                copies.total() - copies.shown().size());
    }

    private static CopyLine line(Copies.Copy copy, Wording words) {
        return new CopyLine(
                copy.id(),
                copy.source() == null ? words.say("outlet.unknown") : copy.source(),
                copy.relation() == null ? null : words.say("relation." + copy.relation()),
                copy.title() == null ? words.say("untitled") : shortened(copy.title(), LONGEST_TITLE),
                Wording.lang(copy.language()),
                Wording.dir(copy.language()),
                words.when(copy.appeared(), copy.source()));
    }

    /** The way to the page of a story. */
    public record StoryLink(String address, String words) {
        /** Absent for a story that one article tells. */
        static @Nullable StoryLink of(@Nullable Telling telling, Wording words) {
            return telling == null || telling.articles() < 2
                    ? null
                    : new StoryLink(
                            Wording.storyAddress(telling.story()),
                            words.say("card.story", "told", words.told(telling.articles(), telling.languages())));
        }
    }

    static String title(EnrichedArticle article, Wording words) {
        String title = article.title();
        if (title != null && !title.isBlank()) {
            return shortened(title.strip(), LONGEST_TITLE);
        }
        String lead = article.text().strip();
        if (!lead.isEmpty()) {
            return shortened(lead, LEAD);
        }
        return article.url() == null ? words.say("untitled") : shortened(article.url(), LONGEST_TITLE);
    }

    static @Nullable String badge(EnrichedArticle article, Wording words) {
        Duplicate duplicate = article.duplicate();
        if (duplicate != null && duplicate.relation() == Duplicate.Relation.RECURRENCE) {
            return words.say("relation.recurrence");
        }
        if (article.version() > 1) {
            return words.say("badge.version", "n", article.version());
        }
        return duplicate != null && duplicate.relation() == Duplicate.Relation.REVISION
                ? words.say("badge.figures")
                : null;
    }

    static String shortened(String text, int codePoints) {
        if (text.codePointCount(0, text.length()) <= codePoints) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, codePoints)) + "…";
    }
}
