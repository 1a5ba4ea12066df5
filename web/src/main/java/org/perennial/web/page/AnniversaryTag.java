package org.perennial.web.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;

/**
 * An anniversary that an article mentions, in words.
 *
 * @param name the event's neutral title; otherwise the text's own words for it; otherwise the kind of anniversary
 * @param address the page of the event; absent if the registry does not know it
 * @param ownWords whether {@code name} is in the words and the language of the text
 * @param ordinal "33rd anniversary"; absent if the number is not known
 * @param date when the event took place; absent if that is not known
 * @param certainty confidence in per cent
 * @param computed whether the number follows from two dates and is not stated
 * @param why the sentence that says so, with its words marked; absent if the evidence does not stand in the article
 * @param words every piece of evidence: what it tells and the words
 * @param contradictions what speaks against it
 * @param index its number among the article's anniversaries, from 0
 */
public record AnniversaryTag(
        String name,
        @Nullable String address,
        boolean ownWords,
        @Nullable String ordinal,
        @Nullable String date,
        int certainty,
        boolean computed,
        @Nullable Passage why,
        List<Words> words,
        List<String> contradictions,
        int index) {

    /** Words of evidence and what they tell: trigger, number, date, event or verb. */
    public record Words(String role, String text) {}

    static AnniversaryTag of(
            AnniversaryMention mention, EnrichedArticle article, Map<String, String> eventTitles, Wording words) {
        String title = mention.event() == null ? null : eventTitles.get(mention.event());
        String phrase = mention.phrase();
        String name = title != null
                ? title
                : phrase != null
                        ? phrase
                        : words.say("kind." + mention.kind().name().toLowerCase(Locale.ROOT));
        return new AnniversaryTag(
                name,
                title == null ? null : Wording.eventAddress(String.valueOf(mention.event())),
                title == null && phrase != null,
                mention.n() == null ? null : words.anniversary(mention.n()),
                mention.eventDate() == null ? null : words.eventDate(mention.eventDate()),
                (int) Math.round(mention.confidence() * 100),
                mention.nSource() == AnniversaryMention.NumberSource.COMPUTED,
                why(mention, article),
                mention.evidence().stream()
                        .map(piece -> new Words(
                                words.say("role." + piece.role().name().toLowerCase(Locale.ROOT)), piece.text()))
                        .toList(),
                mention.contradictions(),
                article.anniversaries().indexOf(mention));
    }

    private static @Nullable Passage why(AnniversaryMention mention, EnrichedArticle article) {
        String language = article.language() == null ? null : article.language().tag();
        Passage inText = Passage.sentence(article.text(), Evidence.Field.TEXT, mention.evidence(), language);
        if (inText != null || article.title() == null) {
            return inText;
        }
        return Passage.sentence(article.title(), Evidence.Field.TITLE, mention.evidence(), language);
    }
}
