package org.perennial.web.page;

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
        List<Letters> letters,
        String disk,
        List<String> versions,
        @Nullable String sent) {
    private static final long GIBIBYTE = 1L << 30;
    private static final int HEIGHT = 60;

    /** Something that must hold; {@code remedy} is absent or empty if all is well. */
    public record Check(
            String name,
            boolean ok,
            String detail,
            @Nullable String remedy) {}

    /** An hour's articles as a bar of a drawing 100 units high. */
    public record Bar(int x, int y, int height, When from, String words) {}

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
}
