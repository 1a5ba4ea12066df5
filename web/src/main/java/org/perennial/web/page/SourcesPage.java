package org.perennial.web.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perennial.web.operations.SourceStanding;

/**
 * The feeds that are read, and how each stands.
 *
 * @param lines some of them, as many as a page holds
 * @param feeds how many there are
 * @param troubled how many of all somebody should look at
 * @param more where the next ones are; absent on the last page
 */
public record SourcesPage(
        List<Line> lines,
        int feeds,
        long troubled,
        @Nullable String more) {
    /** More would make a page heavy. */
    public static final int LARGEST = 100;

    /**
     * A feed.
     *
     * @param alarm what is unusual, in words; absent for nothing
     * @param why why it is asked next when it is
     * @param rate "12 in 24 hours, 10.5 a day expected"; absent if it is not known
     * @param declared the name of the declared language; absent if none is
     * @param seen the names of the languages found
     */
    public record Line(
            String outlet,
            String url,
            @Nullable String title,
            @Nullable When polled,
            @Nullable When next,
            @Nullable String why,
            int failures,
            @Nullable String problem,
            int entries,
            @Nullable String declared,
            List<String> seen,
            boolean otherwise,
            @Nullable String alarm,
            @Nullable String rate,
            @Nullable When last) {
        /** Whether somebody should look at it. */
        public boolean troubled() {
            return failures > 0 || alarm != null || otherwise;
        }
    }

    /**
     * A page of these sources.
     *
     * @param from how many of them stand on pages before, at most all
     */
    public static SourcesPage of(List<SourceStanding> sources, int from, Wording words) {
        int to = Math.min(from + LARGEST, sources.size());
        return new SourcesPage(
                sources.subList(from, to).stream()
                        .map(source -> line(source, words))
                        .toList(),
                sources.size(),
                sources.stream()
                        .filter(source -> source.failures() > 0 || source.alarm() != null || source.otherwise())
                        .count(),
                to < sources.size() ? "/sources?from=" + to : null);
    }

    private static Line line(SourceStanding source, Wording words) {
        return new Line(
                source.outlet(),
                source.url(),
                source.title(),
                source.polled() == null ? null : words.when(source.polled()),
                source.next() == null ? null : words.when(source.next()),
                words.pollReason(source.reason(), source.why()),
                source.failures(),
                source.problem(),
                source.entries(),
                source.declared() == null ? null : words.languageName(source.declared()),
                source.seen().stream().map(words::languageName).toList(),
                source.otherwise(),
                source.alarm() == null
                        ? null
                        : words.say("alarm." + source.alarm().toLowerCase(Locale.ROOT)),
                rate(source.today(), source.expected(), words),
                source.last() == null ? null : words.when(source.last()));
    }

    private static @Nullable String rate(@Nullable Long today, @Nullable Double expected, Wording words) {
        return today == null || expected == null
                ? null
                : words.say("source.rate", "today", today, "expected", Math.round(expected * 10) / 10.0);
    }
}
