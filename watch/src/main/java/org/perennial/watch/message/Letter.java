package org.perennial.watch.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in words.
 *
 * @param subject one line without control characters
 * @param locale of the words, as a BCP 47 tag
 * @param rightToLeft whether that is written from right to left
 * @param intro a line before the cards; absent for none
 * @param cards one for each story or other subject
 * @param more a line about those left out; absent if all are here
 * @param foot why the reader has got this
 */
public record Letter(
        String subject,
        String locale,
        boolean rightToLeft,
        @Nullable String intro,
        List<Card> cards,
        @Nullable String more,
        String foot) {
    public Letter {
        cards = List.copyOf(cards);
    }

    /**
     * One story.
     *
     * @param title in its own language, without control characters; absent for what is no story
     * @param language the title's, as a BCP 47 tag; absent if unknown
     * @param rightToLeft whether that is written from right to left
     * @param url an http or https address; absent if there is none
     * @param place publisher and time with its zone; absent for what is no story
     * @param news what is new, a line each
     * @param totals how many articles, publishers and languages; absent for what is no story
     */
    public record Card(
            @Nullable String title,
            @Nullable String language,
            boolean rightToLeft,
            @Nullable String url,
            @Nullable String place,
            List<String> news,
            @Nullable String totals) {
        public Card {
            news = List.copyOf(news);
        }
    }
}
