package org.perennial.web.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perennial.web.operations.SourceStanding;

/** The feeds that are read, and how each stands. */
public record SourcesPage(List<Line> lines, long troubled) {

    /**
     * A feed.
     *
     * @param alarm what is unusual, in words; absent for nothing
     * @param why why it is asked next when it is, in English
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

    /** The page of these sources. */
    public static SourcesPage of(List<SourceStanding> sources, Wording words) {
        List<Line> lines = sources.stream().map(source -> line(source, words)).toList();
        return new SourcesPage(lines, lines.stream().filter(Line::troubled).count());
    }

    private static Line line(SourceStanding source, Wording words) {
        return new Line(
                source.outlet(),
                source.url(),
                source.title(),
                source.polled() == null ? null : words.when(source.polled()),
                source.next() == null ? null : words.when(source.next()),
                source.why(),
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
