package org.perennial.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;
import org.perennial.web.coverage.ArticleVersion;
import org.perennial.web.coverage.Entry;

/**
 * One article.
 *
 * @param card what the live coverage shows of it
 * @param title the title with evidence marked
 * @param paragraphs the text with evidence marked
 * @param original its address, if that can be followed; otherwise absent
 * @param facts name and value of what else is known
 * @param relation how its text relates to another article; absent for an original
 * @param relatedTo the id of that article; absent if there is none
 * @param versions its texts, newest first; empty if there is one only
 * @param shownVersion which of them is shown
 * @param corrected whether its reader has just said what is wrong
 */
public record ArticlePage(
        ArticleCard card,
        Passage title,
        List<Passage> paragraphs,
        @Nullable String original,
        List<Fact> facts,
        @Nullable String relation,
        @Nullable String relatedTo,
        List<VersionLine> versions,
        int shownVersion,
        boolean corrected) {

    /** Something known about an article. */
    public record Fact(String name, String value) {}

    /** A text that stood under the article's id. */
    public record VersionLine(int number, When when, boolean shown) {}

    /**
     * The page of an entry.
     *
     * @param older the earlier version to show instead of the present one; absent for the present one
     */
    public static ArticlePage of(
            Entry entry,
            List<ArticleVersion> versions,
            @Nullable ArticleVersion older,
            Map<String, String> eventTitles,
            boolean corrected,
            Wording words) {
        EnrichedArticle article = entry.article();
        List<Evidence> evidence = older != null
                ? List.of()
                : article.anniversaries().stream()
                        .map(AnniversaryMention::evidence)
                        .flatMap(List::stream)
                        .toList();
        ArticleCard card = ArticleCard.of(entry, eventTitles, words);
        String title = older != null && older.title() != null ? older.title() : article.title();
        int shown = older == null ? article.version() : older.version();
        return new ArticlePage(
                card,
                Passage.whole(
                        title == null ? card.title() : title,
                        Evidence.Field.TITLE,
                        title == null ? List.of() : evidence),
                paragraphs(Passage.whole(older == null ? article.text() : older.text(), Evidence.Field.TEXT, evidence)),
                Wording.followable(article.url()),
                facts(article, words),
                article.duplicate() == null || article.duplicate().of() == null
                        ? null
                        : words.say("relation." + wireName(article.duplicate().relation())),
                article.duplicate() == null ? null : article.duplicate().of(),
                versions.size() < 2
                        ? List.of()
                        : versions.stream()
                                .map(version -> new VersionLine(
                                        version.version(), words.when(version.fetched()), version.version() == shown))
                                .toList(),
                shown,
                corrected);
    }

    /** Whether another text has taken the place of the one shown. */
    public boolean earlier() {
        return !versions.isEmpty() && shownVersion != versions.get(0).number();
    }

    private static String wireName(Enum<?> relation) {
        return relation.name().toLowerCase(Locale.ROOT);
    }

    private static List<Fact> facts(EnrichedArticle article, Wording words) {
        List<Fact> facts = new ArrayList<>();
        add(facts, words.say("fact.by"), words.list(article.authors()));
        if (article.published() != null) {
            add(facts, words.say("fact.published"), words.minute(article.published()));
        }
        if (article.updated() != null) {
            add(facts, words.say("fact.updated"), words.minute(article.updated()));
        }
        if (article.fetched() != null) {
            add(facts, words.say("fact.fetched"), words.minute(article.fetched()));
        }
        if (article.language() != null) {
            add(
                    facts,
                    words.say("fact.language"),
                    words.list(List.of(
                            words.languageName(article.language().tag()),
                            words.say("sure", "n", Math.round(article.language().confidence() * 100)))));
        }
        if (article.feed() != null) {
            add(facts, words.say("fact.feed"), article.feed());
        }
        return facts;
    }

    private static void add(List<Fact> facts, String name, String value) {
        if (!value.isBlank()) {
            facts.add(new Fact(name, value));
        }
    }

    /** Cuts at line breaks, which fall outside or inside a segment alike. */
    private static List<Passage> paragraphs(Passage text) {
        List<Passage> paragraphs = new ArrayList<>();
        List<Passage.Segment> paragraph = new ArrayList<>();
        for (Passage.Segment segment : text.segments()) {
            String[] lines = segment.text().split("\\R+", -1);
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    addParagraph(paragraphs, paragraph);
                    paragraph = new ArrayList<>();
                }
                if (!lines[i].isEmpty()) {
                    paragraph.add(new Passage.Segment(lines[i], segment.marked()));
                }
            }
        }
        addParagraph(paragraphs, paragraph);
        return paragraphs;
    }

    private static void addParagraph(List<Passage> paragraphs, List<Passage.Segment> segments) {
        if (!segments.isEmpty()) {
            paragraphs.add(new Passage(segments));
        }
    }
}
