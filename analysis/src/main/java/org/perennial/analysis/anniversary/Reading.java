package org.perennial.analysis.anniversary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One field of an article with everything that was found in it. */
final class Reading {
    private static final int NIGHT_REACH = 6;

    final Field field;
    final FoldedText text;
    final Tokens tokens;
    final List<Found> found;
    final List<ReadDate> dates;
    final List<AliasIndex.Hit> names;

    private final int longestFound;
    private final int longestDate;

    Reading(Words words, Language language, Names names) {
        this.field = words.field();
        this.text = words.tokens().text;
        this.tokens = words.tokens();
        List<Found> patterns = new ArrayList<>(words.found());
        patterns.sort(Comparator.comparingInt(Found::from));
        this.found = List.copyOf(patterns);
        this.longestFound =
                found.stream().mapToInt(f -> f.to() - f.from()).max().orElse(0);
        List<ReadDate> read = language.dates.all(tokens);
        this.longestDate = read.stream().mapToInt(d -> d.to() - d.from()).max().orElse(0);
        this.dates = read.stream().map(d -> isNight(d) ? d.atNight() : d).toList();
        this.names = names.in(field);
    }

    /** The words of a field and the patterns among them: enough to see whether reading on is worth it. */
    record Words(Field field, Tokens tokens, List<Found> found) {
        static Words of(FieldText field, List<PatternMatcher.Anchor> anchors, Language language) {
            return new Words(field.field(), field.tokens(), language.find(field.tokens(), anchors));
        }
    }

    private boolean isNight(ReadDate date) {
        return date.lastDay() != date.day() && has(Sense.NIGHT, date.from() - NIGHT_REACH, date.to() + NIGHT_REACH);
    }

    /** The patterns that may reach between two tokens: all that do, and perhaps some that end before. */
    List<Found> around(int from, int to) {
        return window(found, Found::from, from - longestFound, to);
    }

    /** The dates between two tokens. */
    List<ReadDate> dates(int from, int to) {
        return window(dates, ReadDate::from, from - longestDate, to).stream()
                .filter(d -> from < d.to())
                .toList();
    }

    /** Of a list in order of a key, what has it in a range: a long text is not read whole for each of its words. */
    static <T> List<T> window(List<T> sorted, ToIntFunction<T> key, int from, int to) {
        int first = lowest(sorted, key, from);
        return sorted.subList(first, Math.max(first, lowest(sorted, key, to)));
    }

    private static <T> int lowest(List<T> sorted, ToIntFunction<T> key, int least) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key.applyAsInt(sorted.get(middle)) < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first pattern of a sense between two tokens; null for none. */
    @Nullable
    Found first(Sense sense, int from, int to) {
        for (Found f : around(from, to)) {
            if (f.sense() == sense && f.from() < to && from < f.to()) {
                return f;
            }
        }
        return null;
    }

    /** The weightiest word of commemoration between two tokens that does not overlap a span; null for none. */
    @Nullable
    Found marking(int from, int to, int spanFrom, int spanTo) {
        Found best = null;
        for (Found f : around(from, to)) {
            boolean fits = f.sense() == Sense.MARKING && f.from() < to && from < f.to();
            boolean apart = f.to() <= spanFrom || f.from() >= spanTo;
            if (fits && apart && (best == null || weight(f) > weight(best))) {
                best = f;
            }
        }
        return best;
    }

    /** What a word of commemoration adds. */
    static double weight(Found marking) {
        return marking.pattern().weight(Weights.MARKING);
    }

    boolean has(Sense sense, int from, int to) {
        return first(sense, from, to) != null;
    }

    Evidence evidence(Role role, int fromToken, int toToken) {
        return text.evidence(role, field, tokens.start(fromToken), tokens.end(toToken - 1));
    }

    String words(int fromToken, int toToken) {
        return text.originalSlice(tokens.start(fromToken), tokens.end(toToken - 1));
    }
}
