package org.perennial.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A day of the press: how many articles each source brings, and how they are spread over the hours. More by day than by
 * night, and three times a burst of ten minutes in which ten times as many come. Immutable.
 */
public final class PressDay {
    /** How much more than the mean there is at noon, and less at midnight, as a share of it. */
    private static final double SWING = .6;

    private static final double BURST = 10;
    private static final double BURST_LENGTH = 1 / 144.0;
    private static final double[] BURSTS = {7 / 24.0, 13 / 24.0, 19 / 24.0};

    /** So the largest of many real sources compare with the small ones, see {@link #invented}. */
    private static final double FLATTENING = 10;

    private static final double A_DAY_OF_MANY = 480_000;
    private static final int MANY = 39_000;

    private final double[] upToSource;

    private PressDay(double[] rates) {
        upToSource = rates.clone();
        Arrays.parallelPrefix(upToSource, Double::sum);
    }

    /**
     * The day of these sources.
     *
     * @param rates articles a day of each, 0 or more; more than 0 of at least one
     */
    public static PressDay of(double... rates) {
        if (Arrays.stream(rates).anyMatch(rate -> !(rate >= 0))
                || !(Arrays.stream(rates).sum() > 0)) {
            throw new IllegalArgumentException("rates must be 0 or more, and not all 0");
        }
        return new PressDay(rates);
    }

    /**
     * Invented sources whose rates are spread as those of the world's press: the source of rank r brings as much as
     * 1 / (r + 10), all of 39,000 about 480,000 articles a day.
     */
    public static PressDay invented(int sources) {
        double[] all = IntStream.rangeClosed(1, MANY)
                .mapToDouble(rank -> 1 / (rank + FLATTENING))
                .toArray();
        double scale = A_DAY_OF_MANY / Arrays.stream(all).sum();
        return of(IntStream.rangeClosed(1, sources)
                .mapToDouble(rank -> scale / (rank + FLATTENING))
                .toArray());
    }

    /**
     * The sources of a file: a line each, whose last field, after a comma, is its articles a day; the first line may be a head.
     *
     * @throws IllegalArgumentException naming file, line, value and remedy
     */
    public static PressDay read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        double[] rates = new double[lines.size()];
        int count = 0;
        for (int i = 0; i < lines.size(); i++) {
            String field =
                    lines.get(i).substring(lines.get(i).lastIndexOf(',') + 1).strip();
            try {
                rates[count] = Double.parseDouble(field);
                count++;
            } catch (NumberFormatException e) {
                if (i > 0 && !lines.get(i).isBlank()) {
                    throw new IllegalArgumentException(
                            file + ", line " + (i + 1) + ": \"" + field
                                    + "\" is no number of articles a day; give one as the last field of each line",
                            e);
                }
            }
        }
        return of(Arrays.copyOf(rates, count));
    }

    /** How many sources there are. */
    public int sources() {
        return upToSource.length;
    }

    /** How many articles come on the whole day, bursts included. */
    public double articles() {
        return upTo(1);
    }

    /**
     * How many articles have come until a time of day.
     *
     * @param partOfDay 0 at its begin, 1 at its end
     */
    public double upTo(double partOfDay) {
        double articles = share(partOfDay);
        for (double burst : BURSTS) {
            double end = Math.min(partOfDay, burst + BURST_LENGTH);
            articles += end > burst ? (BURST - 1) * (share(end) - share(burst)) : 0;
        }
        return articles * upToSource[upToSource.length - 1];
    }

    /** The integral of 1 - SWING cos(2 pi t) from 0 on. */
    private static double share(double partOfDay) {
        return partOfDay - SWING * Math.sin(2 * Math.PI * partOfDay) / (2 * Math.PI);
    }

    /** The source of the next article, from 0 on, as often as its rate says. */
    public int source(RandomGenerator random) {
        double at = random.nextDouble() * upToSource[upToSource.length - 1];
        int found = Arrays.binarySearch(upToSource, at);
        return found >= 0 ? Math.min(found + 1, upToSource.length - 1) : -found - 1;
    }
}
