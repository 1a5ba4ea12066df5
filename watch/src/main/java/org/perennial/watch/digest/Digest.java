package org.perennial.watch.digest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.CountedNumber;

/**
 * What a week brought. All forms are written from it. Addresses are paths on the server of the pages and begin with a slash.
 *
 * @param watch the watch that it is about; absent for all that commemorates
 * @param title what readers call the watch; absent for all
 * @param query which articles are counted
 * @param zone in which the week began and ended, an id of the time zone database or an offset
 * @param week such as {@code 2025-W09}
 * @param from the first instant
 * @param to the first instant after what is counted
 * @param closed whether the week was over; what is counted may still change otherwise
 * @param top the stories that most publishers told, at most three, each by two or more
 * @param events those with coverage, the most written of first
 * @param moreEvents how many more had coverage
 * @param others the stories that belong to none of the events and are not at the top
 * @param moreOthers how many more there are
 * @param languages how many articles in which, the most first; so are the outlets, the ten with the most
 * @param silent what former years let expect and was not there
 * @param found events that nobody configured and that were found in this week
 * @param coming the returns of the four weeks after it, in the order of their days
 */
public record Digest(
        @Nullable String watch,
        @Nullable String title,
        String query,
        String zone,
        String week,
        Instant from,
        Instant to,
        boolean closed,
        Totals totals,
        List<Story> top,
        List<Event> events,
        int moreEvents,
        List<Story> others,
        int moreOthers,
        List<Count> languages,
        List<Count> outlets,
        List<Gap> silent,
        List<Found> found,
        List<Coming> coming) {
    public Digest {
        top = List.copyOf(top);
        events = List.copyOf(events);
        others = List.copyOf(others);
        languages = List.copyOf(languages);
        outlets = List.copyOf(outlets);
        silent = List.copyOf(silent);
        found = List.copyOf(found);
        coming = List.copyOf(coming);
    }

    /** Whether there was a story that two publishers told. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean isSignificant() {
        return !top.isEmpty();
    }

    /**
     * All that was counted.
     *
     * @param copies articles that carry the text of another one
     * @param evidence where the articles are
     */
    public record Totals(int articles, int stories, int outlets, int languages, int copies, String evidence) {}

    /** How many articles a language or an outlet had. */
    public record Count(String value, int articles, String evidence) {}

    /**
     * A story as far as it was told in the week.
     *
     * @param titles one in each language, that of the story's face first
     * @param languages BCP 47 tags, in their order
     */
    public record Story(
            String id,
            List<Title> titles,
            int articles,
            int outlets,
            int copies,
            List<String> languages,
            News news,
            String evidence) {
        public Story {
            titles = List.copyOf(titles);
            languages = List.copyOf(languages);
        }
    }

    /**
     * An article's title in its own words.
     *
     * @param language BCP 47 tag, {@code und} if unknown
     * @param text absent if it has none
     */
    public record Title(
            String article,
            String language,
            @Nullable String text,
            @Nullable String url,
            @Nullable String source) {}

    /**
     * What is new in a story.
     *
     * @param before how many of its articles had been there before the week; 0 for a new story
     * @param languages in which it had not been told before; empty for a new story, as are the next two
     * @param outlets how many more publishers tell it now
     * @param numbers of people, where none of those stated now had been stated before
     */
    public record News(int before, List<String> languages, int outlets, List<NumberChange> numbers) {
        public News {
            languages = List.copyOf(languages);
            numbers = List.copyOf(numbers);
        }
    }

    /** A number of people that took the place of another. */
    public record NumberChange(CountedNumber.Unit unit, long from, long to) {}

    /**
     * The coverage of a remembered event.
     *
     * @param title neutral, in English
     * @param n which anniversary most articles speak of; absent if none says
     * @param day on which it returned nearest to the week; absent if its day is not known or months away
     * @param stories those that are not at the top, the most told first
     * @param moreStories how many more there are
     * @param years this week beside the same days around the return in former years, the newest first; only this one if nothing is
     *     known of former years
     * @param ratio this week's articles over the mean of the former years; absent without them
     * @param naming words that are used more or less often than in the last former year
     * @param numbers of people that are stated otherwise than in the last former year
     */
    public record Event(
            String id,
            String title,
            @Nullable Integer n,
            @Nullable LocalDate day,
            Totals totals,
            List<Story> stories,
            int moreStories,
            List<Count> languages,
            List<Count> outlets,
            List<YearCount> years,
            @Nullable Double ratio,
            List<NamingChange> naming,
            List<Statement> numbers,
            String evidence) {
        public Event {
            stories = List.copyOf(stories);
            languages = List.copyOf(languages);
            outlets = List.copyOf(outlets);
            years = List.copyOf(years);
            naming = List.copyOf(naming);
            numbers = List.copyOf(numbers);
        }
    }

    /** The articles of the same days around a return. */
    public record YearCount(int year, int articles, String evidence) {}

    /**
     * How often texts call an event by some words.
     *
     * @param words as most write them
     * @param from in how many of a hundred articles of the language then
     * @param to now
     */
    public record NamingChange(String language, String words, int from, int to, String evidence) {}

    /**
     * A number of people as it is stated now.
     *
     * @param articles how many state it
     * @param former what most stated then
     */
    public record Statement(CountedNumber.Unit unit, long value, int articles, long former, String evidence) {}

    /**
     * Coverage that was to be expected.
     *
     * @param language which was silent; absent if all were
     * @param year of which the number is
     * @param expected how many articles there were then on the same days around the return
     * @param sourcesSilent whether nothing else was published in the language either
     */
    public record Gap(
            String event,
            String title,
            @Nullable String language,
            int year,
            int expected,
            boolean sourcesSilent,
            String evidence) {}

    /**
     * An event that nobody configured.
     *
     * @param names what articles call it, one of each language, the most used first
     * @param articles how many of the week speak of it
     */
    public record Found(
            String id,
            List<Name> names,
            EventDate date,
            @Nullable Integer n,
            int articles,
            String evidence) {
        public Found {
            names = List.copyOf(names);
        }
    }

    /** Words for an event in a language, as found. */
    public record Name(String language, String words) {}

    /**
     * A return that lies ahead.
     *
     * @param n the how-manieth
     * @param round whether that is one of those on which more is written: every fifth, and the first
     * @param former how many articles its last return had
     */
    public record Coming(
            String event, String title, LocalDate day, int n, boolean round, int former, String evidence) {}
}
