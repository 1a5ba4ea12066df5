package org.perennial.watch.digest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.CountedNumber;

/**
 * What was known of a week when it ended.
 *
 * @param week its articles
 * @param former the articles of former years on the same days around returns, by event
 * @param events what is known of events, by id: those with coverage, and those that return about this time
 * @param before what had been told of the stories before the week, by story
 * @param speaking the languages of silent ones in which anything was published
 * @param found events that nobody configured and that were first seen in the week
 * @param coming returns of the four weeks after it
 */
record Facts(
        List<Told> week,
        List<Former> former,
        Map<String, Known> events,
        Map<String, Before> before,
        Set<String> speaking,
        List<Digest.Found> found,
        List<Digest.Coming> coming) {

    /**
     * An article of a former year on an event.
     *
     * @param ago how many years ago, at least 1
     */
    record Former(String event, int ago, Told told) {}

    /**
     * A remembered event.
     *
     * @param title neutral, in English
     * @param returns its days of return, this year's first, then those of one, two and three years ago; each absent if not known
     */
    record Known(String title, List<@Nullable LocalDate> returns) {}

    /**
     * What a story had been before.
     *
     * @param numbers the numbers of people stated, by what they count
     */
    record Before(
            int articles, Set<String> languages, Set<String> outlets, Map<CountedNumber.Unit, Set<Long>> numbers) {}
}
