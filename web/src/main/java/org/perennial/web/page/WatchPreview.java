package org.perennial.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.ledger.Backtest;
import org.perennial.watch.message.Composer;
import org.perennial.watch.message.Letter;
import org.perennial.watch.message.Message;
import org.perennial.web.page.WatchPage.NoticeCard;

/**
 * What a watch that is being written would match and send, by the very judgement that sends.
 *
 * @param fault what is wrong with its query; absent if it is one
 * @param problem what else is wrong; absent for nothing
 * @param matched "214 articles, 38 stories"; absent if nothing could be asked
 * @param samples the newest that match, with why
 * @param tested whether the last week was gone through; not, if too much matched
 * @param days how many messages each day would have brought
 * @param letter the last message as it would have been sent; absent if there was none
 * @param anniversaries what it would have been in the weeks around the last returns of the events that the query names
 */
public record WatchPreview(
        @Nullable QueryProblem fault,
        @Nullable String problem,
        @Nullable String matched,
        List<Match> samples,
        boolean tested,
        List<Day> days,
        @Nullable Mail letter,
        List<Anniversary> anniversaries) {

    /** Messages of one day. */
    public record Day(String day, String messages) {}

    /**
     * The week around an event's last return.
     *
     * @param event its title, in English
     * @param week "23 to 29 February 2025"
     * @param matched "214 articles, 38 stories"
     * @param tested whether it was gone through; not, if too much matched
     * @param days how many messages each day would have brought
     */
    public record Anniversary(String event, String week, String matched, boolean tested, List<Day> days) {
        public Anniversary {
            days = List.copyOf(days);
        }
    }

    /** A message as its readers get it. */
    public record Mail(
            String subject,
            When due,
            List<NoticeCard> cards,
            @Nullable String more) {}

    /** A query that is none. */
    public static WatchPreview refused(QueryProblem fault) {
        return new WatchPreview(fault, null, null, List.of(), true, List.of(), null, List.of());
    }

    /** A watch that cannot be asked. */
    public static WatchPreview problem(String problem) {
        return new WatchPreview(null, problem, null, List.of(), true, List.of(), null, List.of());
    }

    /** What it matches, before it is tested. */
    public static WatchPreview of(Wording words, int articles, int stories, List<Match> samples) {
        return new WatchPreview(
                null, null, matched(words, articles, stories), List.copyOf(samples), true, List.of(), null, List.of());
    }

    private static String matched(Wording words, int articles, int stories) {
        return words.say(
                "preview.matched",
                "articles",
                words.count("articles", articles),
                "stories",
                words.count("stories", stories));
    }

    /**
     * The week around a return.
     *
     * @param report absent if too much matched to go through it
     */
    public static Anniversary anniversary(
            Wording words,
            String event,
            LocalDate first,
            LocalDate last,
            int articles,
            int stories,
            Watch watch,
            Backtest.@Nullable Report report) {
        return new Anniversary(
                event,
                words.span(first, last),
                matched(words, articles, stories),
                report != null,
                report == null ? List.of() : days(watch, report, words));
    }

    /** The same where too much matches. */
    public WatchPreview untested() {
        return new WatchPreview(fault, problem, matched, samples, false, days, letter, anniversaries);
    }

    /** The same with what is wrong with the rest of the form. */
    public WatchPreview with(String wrong) {
        return new WatchPreview(fault, wrong, matched, samples, tested, days, letter, anniversaries);
    }

    /** The same with what would have been sent. */
    public WatchPreview tested(Watch watch, Backtest.Report report, Wording words) {
        return new WatchPreview(
                fault,
                problem,
                matched,
                samples,
                true,
                days(watch, report, words),
                last(watch, report, words),
                anniversaries);
    }

    /** The same with the weeks around the last returns. */
    public WatchPreview around(List<Anniversary> weeks) {
        return new WatchPreview(fault, problem, matched, samples, tested, days, letter, List.copyOf(weeks));
    }

    private static List<Day> days(Watch watch, Backtest.Report report, Wording words) {
        Map<LocalDate, Integer> counts = new TreeMap<>();
        report.messages().forEach(sent -> counts.merge(LocalDate.ofInstant(sent.due(), watch.zone()), 1, Integer::sum));
        List<Day> told = new ArrayList<>();
        counts.forEach((day, count) -> told.add(new Day(words.day(day), words.count("messages", count))));
        return told;
    }

    private static @Nullable Mail last(Watch watch, Backtest.Report report, Wording words) {
        if (report.messages().isEmpty()) {
            return null;
        }
        Backtest.Sent sent = report.messages().get(report.messages().size() - 1);
        Letter letter = Composer.compose(new Message(watch, sent.notices(), sent.overflow(), sent.due()));
        return new Mail(
                letter.subject(),
                words.when(sent.due()),
                letter.cards().stream()
                        .map(card -> NoticeCard.of(letter, card, null))
                        .toList(),
                letter.more());
    }
}
