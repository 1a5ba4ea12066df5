package org.perennial.watch.statistics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.perennial.watch.statistics.EventStatistics.StatedNumber;

/** Marks numbers that are far from what most articles state. A pure function. */
final class Outliers {
    private static final int FAR = 3;

    private Outliers() {}

    /** The same numbers in the same order, each marked against the weighted median of its unit over all years. */
    static List<StatedNumber> mark(List<StatedNumber> numbers) {
        Map<String, Long> medians = new HashMap<>();
        numbers.stream()
                .collect(Collectors.groupingBy(StatedNumber::unit))
                .forEach((unit, ofUnit) -> medians.put(unit, median(ofUnit)));
        return numbers.stream()
                .map(number -> new StatedNumber(
                        number.year(),
                        number.language(),
                        number.unit(),
                        number.value(),
                        number.words(),
                        number.articles(),
                        isFar(number.value(), medians.getOrDefault(number.unit(), number.value()))))
                .toList();
    }

    private static long median(List<StatedNumber> numbers) {
        long half = (numbers.stream().mapToLong(StatedNumber::articles).sum() + 1) / 2;
        long articles = 0;
        for (StatedNumber number : numbers.stream()
                .sorted(Comparator.comparingLong(StatedNumber::value))
                .toList()) {
            articles += number.articles();
            if (articles >= half) {
                return number.value();
            }
        }
        throw new IllegalArgumentException("no numbers");
    }

    private static boolean isFar(long value, long median) {
        return value / FAR > median || value < median / FAR;
    }
}
