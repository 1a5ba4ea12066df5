package org.perennial.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.definition.DefinitionReader;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.ledger.Tellings;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.message.Composer;
import org.perennial.watch.message.Letter;
import org.perennial.watch.message.Message;

/**
 * One watch: what it asks, how its messages fare, and what it told last.
 *
 * @param name as programs know it
 * @param place the file that it stands in and is changed in; absent if it was made here
 * @param search where what it asks is searched
 * @param fare how its messages fare, in words
 * @param next when the next of them is due; absent if none is on its way
 * @param definition all of it as YAML
 * @param notices what it told last, the newest first
 */
public record WatchPage(
        String name,
        String title,
        String query,
        @Nullable String place,
        boolean paused,
        String search,
        String fare,
        @Nullable When next,
        String definition,
        List<NoticeCard> notices) {

    /**
     * What was told of one story, in the words of the messages.
     *
     * @param article the way to it; absent if no article brought the news
     * @param lang the title's HTML {@code lang}
     * @param dir its HTML {@code dir}
     * @param place publisher and time; absent for what is no story
     * @param news what is new, a line each
     * @param newsLang the language of the messages
     */
    public record NoticeCard(
            @Nullable String title,
            @Nullable String article,
            String lang,
            String dir,
            @Nullable String place,
            List<String> news,
            String newsLang,
            String newsDir) {

        static NoticeCard of(Letter letter, Letter.Card card, @Nullable String article) {
            return new NoticeCard(
                    card.title(),
                    article,
                    Wording.lang(card.language()),
                    Wording.dir(card.language()),
                    card.place(),
                    card.news(),
                    letter.locale(),
                    letter.rightToLeft() ? "rtl" : "ltr");
        }
    }

    /** The page of a watch. */
    public static WatchPage of(Watches.Entry entry, Tellings.Fare fare, List<Tellings.Told> latest, Wording words) {
        Watch watch = entry.watch();
        return new WatchPage(
                watch.name(),
                watch.shownTitle(),
                watch.query().text(),
                entry.place(),
                watch.paused(),
                SearchPage.address(watch.query().text(), watch.zone().getId()),
                WatchesPage.fare(fare, words),
                fare.nextDue() == null ? null : words.when(fare.nextDue()),
                DefinitionReader.yaml(watch),
                latest.stream().map(told -> card(watch, told)).toList());
    }

    private static NoticeCard card(Watch watch, Tellings.Told told) {
        Letter letter = Composer.compose(
                new Message(watch, List.of(told.notice()), false, told.notice().at()));
        var article = told.notice().article();
        return NoticeCard.of(letter, letter.cards().get(0), article == null ? null : "/articles/" + article.id());
    }

    /** Where the page of a watch is. */
    public static String address(String name) {
        return "/watches/" + Wording.segment(name);
    }
}
