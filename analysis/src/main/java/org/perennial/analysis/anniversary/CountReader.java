package org.perennial.analysis.anniversary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers of people that an article states: 613 killed, 1.5 million refugees.
 *
 * <p>A number belongs to the nearest word that says what it counts, in its clause and at most a few words away; years,
 * days of dates and numbers of years are none.
 */
final class CountReader {
    /** What an article states beyond this is a table. */
    private static final int MOST = 30;

    private static final int REACH = 4;
    /** In tokens, which in some scripts are characters. */
    private static final int LONGEST_WORD = 16;

    private CountReader() {}

    static List<CountedNumber> read(List<Reading.Words> fields, Language language) {
        List<CountedNumber> counted = new ArrayList<>();
        for (Reading.Words field : fields) {
            List<Found> words = field.found().stream()
                    .filter(f -> f.sense() == Sense.COUNTED)
                    .sorted(Comparator.comparingInt(Found::from))
                    .toList();
            if (!words.isEmpty()) {
                read(field, words, language, counted);
            }
        }
        return counted.size() <= MOST ? counted : counted.subList(0, MOST);
    }

    private static void read(Reading.Words field, List<Found> words, Language language, List<CountedNumber> into) {
        Tokens tokens = field.tokens();
        for (int t = 0; t < tokens.size(); t++) {
            Amount amount = tokens.isNumber(t) ? amount(tokens, t, language) : null;
            if (amount == null) {
                continue;
            }
            Found word = nearest(tokens, amount.from(), amount.to(), words, language);
            if (word != null && word.pattern().unit != null) {
                int from = Math.min(amount.from(), word.from());
                int to = Math.max(amount.to(), word.to());
                Evidence evidence =
                        tokens.text.evidence(Role.NUMBER, field.field(), tokens.start(from), tokens.end(to - 1));
                into.add(new CountedNumber(amount.value(), word.pattern().unit, evidence));
            }
            t = amount.to() - 1;
        }
    }

    /** A number in figures with what multiplies it. */
    private record Amount(long value, int from, int to) {}

    /** The number that begins at a token; null where it is a year, part of a date, a share or a number of years. */
    private static @Nullable Amount amount(Tokens tokens, int t, Language language) {
        if (tokens.length(t) > 9 || isPartOf(tokens, t)) {
            return null;
        }
        long value = Long.parseLong(tokens.word(t));
        int to = t + 1;
        boolean grouped = false;
        while (isGroup(tokens, to)) {
            value = value * 1000 + Long.parseLong(tokens.word(to));
            grouped = true;
            to++;
        }
        boolean fraction = !grouped && isFraction(tokens, to);
        double decimals = fraction ? Double.parseDouble("0." + tokens.word(to)) : 0;
        int behind = fraction ? to + 1 : to;
        Map.Entry<Integer, Integer> scale = language.numbers.scale(tokens, behind);
        Map.Entry<Integer, Integer> before = scale == null ? language.numbers.scaleBefore(tokens, t) : null;
        int from = t;
        if (before != null) {
            value = Math.round((value + decimals) * before.getValue());
            from = before.getKey();
            to = behind;
        } else if (scale != null) {
            value = Math.round((value + decimals) * scale.getValue());
            to = scale.getKey();
        } else if (fraction) {
            return null;
        } else if (!grouped && isYear(tokens, t, value) || language.isYear(tokens, to)) {
            return null;
        }
        char next = tokens.end(to - 1) < tokens.text.length() ? tokens.text.at(tokens.end(to - 1)) : ' ';
        return value < 1 || next == '%' ? null : new Amount(value, from, to);
    }

    private static boolean isYear(Tokens tokens, int t, long value) {
        return tokens.length(t) == 4 && value >= 1800 && value < 2100;
    }

    /** A group of three digits behind a separator: 1,500 or 1 500 or 1.500. */
    private static boolean isGroup(Tokens tokens, int t) {
        if (t >= tokens.size()
                || !tokens.isNumber(t)
                || tokens.length(t) != 3
                || tokens.length(t - 1) > 3
                || tokens.start(t) - tokens.end(t - 1) != 1) {
            return false;
        }
        char separator = tokens.text.at(tokens.end(t - 1));
        return separator == ',' || separator == '.' || separator == ' ' || separator == '\'';
    }

    private static boolean isFraction(Tokens tokens, int t) {
        if (t >= tokens.size() || !tokens.isNumber(t) || tokens.length(t) > 2) {
            return false;
        }
        char point = tokens.text.at(tokens.end(t - 1));
        return tokens.start(t) - tokens.end(t - 1) == 1 && (point == '.' || point == ',');
    }

    /** Whether the figures go on from others before them: a date, a time, a result. */
    private static boolean isPartOf(Tokens tokens, int t) {
        return t > 0 && tokens.isNumber(t - 1) && tokens.start(t) - tokens.end(t - 1) == 1;
    }

    /** The word nearest to a number, in its clause, with no other number between. */
    private static @Nullable Found nearest(Tokens tokens, int from, int to, List<Found> words, Language language) {
        Found best = null;
        int least = REACH + 1;
        for (Found word : Reading.window(words, Found::from, from - REACH - LONGEST_WORD, to + REACH + 1)) {
            boolean over = word.from() < to && from < word.to();
            // at equal distance the word behind: "12 injured and 15 arrested"
            int away = over ? 0 : word.from() >= to ? word.from() - to : from - word.to() + 1;
            boolean joined = !over && word.to() <= from && language.joins(tokens, word.to(), from);
            if (away < least
                    && !joined
                    && (over || isOpen(tokens, Math.min(to, word.to()), Math.max(from, word.from())))) {
                best = word;
                least = away;
            }
        }
        return best;
    }

    private static boolean isOpen(Tokens tokens, int from, int to) {
        for (int t = from; t <= to && t < tokens.size(); t++) {
            if (tokens.gap(t) > Tokens.DOT || (t < to && tokens.isNumber(t))) {
                return false;
            }
        }
        return true;
    }
}
