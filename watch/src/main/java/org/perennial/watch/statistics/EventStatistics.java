package org.perennial.watch.statistics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The coverage of one event, return by return. Articles count with their copies; what is private and world days do not.
 *
 * @param years each return, the newest first
 * @param days each day around the returns on which anything was published, by year and day
 * @param languages by year, the most written first; so are the next two
 * @param countries by the endings of the outlets' addresses; outlets whose address names no country are left out
 * @param outlets by the names of their sites
 * @param gaps what the languages had in the year before and have had in the year that was asked for
 * @param naming the words by which texts call the event
 * @param numbers the numbers of people that texts state
 */
public record EventStatistics(
        List<Year> years,
        List<Day> days,
        List<Count> languages,
        List<Count> countries,
        List<Count> outlets,
        List<Gap> gaps,
        List<Naming> naming,
        List<StatedNumber> numbers) {

    /**
     * One return.
     *
     * @param returnDay its day; absent if only the month or year of the event is known
     * @param newOutlets outlets that wrote of it in no former year; 0 in the first
     * @param share articles on the days around it, of all that its outlets published on these days, 0 to 1; absent if
     *     there are no such days
     * @param overFormer the share, as a multiple of the mean share of the years before; absent without any
     */
    public record Year(
            int year,
            @Nullable LocalDate returnDay,
            long articles,
            long stories,
            long outlets,
            long newOutlets,
            long languages,
            long countries,
            @Nullable Double share,
            @Nullable Double overFormer) {}

    /**
     * One day around a return.
     *
     * @param day in UTC
     * @param offset days from the return, negative before it
     * @param allArticles all that was published that day
     * @param outletArticles what those outlets published that day that wrote of the event in this year
     * @param share articles of {@code allArticles}, 0 to 1
     * @param storyShare stories of {@code allStories}, 0 to 1
     * @param outletShare articles of {@code outletArticles}, 0 to 1; absent if they published nothing
     */
    public record Day(
            int year,
            LocalDate day,
            int offset,
            long articles,
            long stories,
            long allArticles,
            long allStories,
            long outletArticles,
            double share,
            double storyShare,
            @Nullable Double outletShare) {}

    /** How much one language, country or outlet had in a year. */
    public record Count(int year, String value, long articles, long stories, long outlets) {}

    /**
     * A language's coverage against that of the year before.
     *
     * @param expected articles of the year before
     * @param expectedByNow those of them up to the same day from the return as today
     * @param seen articles of this year
     */
    public record Gap(String event, String language, long expected, long expectedByNow, long seen) {}

    /**
     * Words for the event, as most articles that use them write them.
     *
     * @param country of the outlets; absent if their addresses name none
     */
    public record Naming(int year, @Nullable String country, String language, String words, long articles) {}

    /**
     * A number of people.
     *
     * @param unit what became of them
     * @param words as most articles with it write them, such as "more than 600"
     * @param outlier whether it is more than three times, or less than a third, of what half of the articles state at most
     */
    public record StatedNumber(
            int year, String language, String unit, long value, String words, long articles, boolean outlier) {}
}
