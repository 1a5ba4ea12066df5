package org.perennial.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.web.operations.Standing;

/**
 * How the stages stand.
 *
 * @param checks what must hold
 * @param lags what readers have yet to read
 * @param hours the articles of the last hours
 * @param day how many there were in all of these hours
 * @param delays how long articles took to be stored
 * @param letters what could not be carried on
 * @param disk how much may still be written, in words
 * @param versions what runs
 * @param sent how many letters have just been sent again; absent if none were asked to
 */
public record OperationsPage(
        List<Check> checks,
        List<Standing.Lag> lags,
        List<Bar> hours,
        String day,
        List<Delay> delays,
        List<Letters> letters,
        String disk,
        List<String> versions,
        @Nullable String sent) {
    private static final long GIBIBYTE = 1L << 30;
    private static final int HEIGHT = 60;
    private static final int STEPS = 12;
    private static final int STEP_MINUTES = 5;
    private static final int STEP_WIDTH = 20;

    /** Something that must hold; {@code remedy} is absent or empty if all is well. */
    public record Check(
            String name,
            boolean ok,
            String detail,
            @Nullable String remedy) {}

    /** An hour's articles as a bar of a drawing 100 units high. */
    public record Bar(int x, int y, int height, When from, String words) {}

    /**
     * How long articles took.
     *
     * @param key of the words that say from when on
     * @param figures "half within 6.9 mins, 95 % within 21 mins, 99 % within 1.1 hrs"; absent if none were stored
     * @param articles "84 articles"
     * @param bars the five minutes of the hour, by what 95 of 100 took
     */
    public record Delay(String key, @Nullable String figures, String articles, List<Bar> bars) {}

    /** Letters of a reason. */
    public record Letters(String reason, int letters, int records, When last, String example) {}

    /** The page. */
    public static OperationsPage of(List<Check> checks, Standing standing, @Nullable String sent, Wording words) {
        long most = standing.hours().stream()
                .mapToLong(Standing.Hour::articles)
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (Standing.Hour hour : standing.hours()) {
            int height = most == 0 ? 0 : (int) (HEIGHT * hour.articles() / most);
            bars.add(new Bar(
                    bars.size() * 10,
                    HEIGHT - height,
                    height,
                    words.when(hour.from()),
                    words.count("articles", hour.articles())));
        }
        return new OperationsPage(
                List.copyOf(checks),
                standing.lags(),
                bars,
                words.count(
                        "articles",
                        standing.hours().stream()
                                .mapToLong(Standing.Hour::articles)
                                .sum()),
                standing.delays().stream()
                        .map(delay -> delay(delay, standing.at(), words))
                        .toList(),
                standing.letters().stream()
                        .map(letters -> new Letters(
                                letters.reason(),
                                letters.letters(),
                                letters.records(),
                                words.when(letters.last()),
                                letters.example()))
                        .toList(),
                words.say("operations.disk.free", "gib", words.number(standing.freeBytes() / GIBIBYTE)),
                standing.versions(),
                sent != null && sent.matches("[0-9]{1,9}") ? sent : null);
    }

    private static Delay delay(Standing.Delay delay, Instant at, Wording words) {
        Double p50 = delay.p50();
        Double p95 = delay.p95();
        Double p99 = delay.p99();
        double most = delay.steps().stream()
                .mapToDouble(Standing.Delay.Step::p95)
                .max()
                .orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (Standing.Delay.Step step : delay.steps()) {
            long ago = Duration.between(step.from(), at).toMinutes();
            int place = (int) Math.max(0, Math.min(STEPS - 1, STEPS - 1 - (ago - 1) / STEP_MINUTES));
            int height = (int) Math.max(1, Math.round(HEIGHT * step.p95() / Math.max(1, most)));
            bars.add(new Bar(
                    place * STEP_WIDTH,
                    HEIGHT - height,
                    height,
                    words.when(step.from()),
                    words.say(
                            "operations.delay.step",
                            "p95",
                            words.seconds(step.p95()),
                            "articles",
                            words.count("articles", step.articles()))));
        }
        return new Delay(
                "operations.delay." + delay.since().word(),
                p50 == null || p95 == null || p99 == null
                        ? null
                        : words.say(
                                "operations.delay.figures",
                                "p50",
                                words.seconds(p50),
                                "p95",
                                words.seconds(p95),
                                "p99",
                                words.seconds(p99)),
                words.count("articles", delay.articles()),
                bars);
    }
}
