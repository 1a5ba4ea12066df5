package org.perennial.ingest.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a source or a language stands against what it usually brings.
 *
 * <p>It is silent where nothing has come for a time in which, on the four weeks before its last article, something always came
 * and mostly much. Those weeks end with that article and not today: a silence never becomes what is usual, however long it
 * lasts. Where weekends are quiet, only as long a time on the same day of the week is compared.
 *
 * @param state the verdict
 * @param expected articles a day
 * @param today articles of the last 24 hours
 * @param last the end of the hour in which the last article came; absent if none is known
 * @param before articles a day before the last lasting change; {@code expected} if there was none
 */
public record Health(
        State state, double expected, long today, @Nullable Instant last, double before) {
    /** How long counts must reach back, in days: four weeks before a silence of as long. */
    public static final int DAYS_KEPT = 84;

    private static final int DAYS = 28;
    private static final int WEEKS = 4;
    private static final int[] SILENT_HOURS = {1, 2, 3, 6, 12, 24, 48, 72, 168};

    /** In a time in which fewer are usual, none is no wonder: of ten expected, one in twenty thousand times none comes. */
    private static final int LEAST_USUAL = 10;

    private static final int WEEK = 7;

    private static final int LEAST_DAYS = 7;
    private static final int LEAST_WEEKS = 3;

    /** A change is told for two weeks; then it is what is usual. */
    private static final int DAYS_TOLD = 14;

    private static final double FALLEN = 0.5;
    private static final double FLOOD = 3;
    private static final int LEAST_FLOOD = 20;
    private static final double DEVIATIONS = 4;

    /** The verdicts. */
    public enum State {
        /** As usual. */
        WELL,
        /** Too little is known to tell. */
        UNKNOWN,
        /** Nothing has come for an unusually long time. */
        SILENT,
        /** Less than half of what came before. */
        FALLEN,
        /** Far more than usual. */
        FLOODED;

        /** Whether somebody should look. */
        public boolean isAlarm() {
            return this == SILENT || this == FALLEN || this == FLOODED;
        }
    }

    /** How they stand at that time. */
    public static Health of(HourlyCounts counts, Instant now) {
        Instant last = counts.last().orElse(null);
        Instant first = counts.first().orElse(null);
        if (last == null || first == null) {
            return new Health(State.UNKNOWN, 0, 0, null, 0);
        }
        Instant end = last.isBefore(now) ? last : now; // what is usual ends where a silence begins
        long known = Math.min(DAYS, Duration.between(first, end).toDays());
        Level level = Level.of(counts.days((int) known, end));
        long today = counts.in(24, now);
        return new Health(state(counts, now, end, known, level, today), level.now(), today, last, level.before());
    }

    private static State state(HourlyCounts counts, Instant now, Instant end, long known, Level level, long today) {
        if (isSilent(counts, now, end, known)) {
            return State.SILENT;
        }
        if (known < LEAST_DAYS) {
            return State.UNKNOWN;
        }
        // Measured by the days before today, which a flood would have lifted.
        Level former = Level.of(counts.days((int) known - 1, end.minus(Duration.ofDays(1))));
        double usual = former.now();
        if (today >= LEAST_FLOOD
                && today > FLOOD * usual
                && today > usual + DEVIATIONS * Math.sqrt(usual * former.scatter())) {
            return State.FLOODED;
        }
        boolean fallen = level.since() > 0
                && level.since() <= DAYS_TOLD
                && level.now() < FALLEN * level.before()
                && level.before() >= 1;
        return fallen ? State.FALLEN : State.WELL;
    }

    /** Whether nothing has come since {@code end}, and that is no chance. */
    private static boolean isSilent(HourlyCounts counts, Instant now, Instant end, long knownDays) {
        long silent = Duration.between(end, now).toHours();
        for (int hours : SILENT_HOURS) {
            if (hours > silent) {
                return false;
            }
            // The silence lies as it does in the day, so that nights are compared with nights.
            Instant until = end.plus(Duration.ofHours(hours));
            long[] days = former(counts, hours, until, 1, end, (int) knownDays);
            long[] weeks = former(counts, hours, until, WEEK, end, (int) knownDays);
            // One day of a week may be quiet: one less than there are weeks lies among such days, and holidays are
            // passed over.
            if (days.length >= LEAST_DAYS && isMuch(days, days.length / WEEK - 1)
                    || weeks.length >= LEAST_WEEKS && isMuch(weeks, weeks.length / 2)) {
                return true;
            }
        }
        return false;
    }

    /** How many came in as long a time, so many days before and before that, up to where the silence begins. */
    private static long[] former(HourlyCounts counts, int hours, Instant until, int step, Instant end, int knownDays) {
        return IntStream.rangeClosed(1, step == WEEK ? WEEKS : DAYS)
                .map(number -> number * step)
                .filter(days -> days + (hours + 23) / 24 <= knownDays + 1)
                .mapToObj(days -> until.minus(Duration.ofDays(days)))
                .filter(at -> !at.isAfter(end))
                .mapToLong(at -> counts.in(hours, at))
                .toArray();
    }

    /** Whether something always came, and much but in the few least times. */
    private static boolean isMuch(long[] former, int few) {
        long[] sorted = former.clone();
        Arrays.sort(sorted);
        return sorted[0] > 0 && sorted[few] >= LEAST_USUAL;
    }
}
