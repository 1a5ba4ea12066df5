package org.perennial.analysis.anniversary;

import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the dates of one language: days, ranges, months and years, in words or figures. */
final class DateReader {
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 2099;
    private static final int MID_MONTH = 15;
    private static final String NO_YEAR_BEHIND = "$€£¥₹₽₺#№";

    private final MonthNames months;
    private final DateNoise noise;
    private final Set<CalendarSystem> calendars = EnumSet.noneOf(CalendarSystem.class);
    /** The names of eras, by the Gregorian year before their first. */
    private final StemTrie<Integer> eras = new StemTrie<>();

    private final NumberReader numbers;

    DateReader(Lexicon lexicon, NumberReader numbers, Spellings spellings) {
        this.numbers = numbers;
        this.months = new MonthNames(lexicon, spellings);
        this.noise = new DateNoise(lexicon, spellings);
        Lexicon.Dates dates = lexicon.dates();
        if (dates != null) {
            calendars.addAll(Lists.orEmpty(dates.calendars()));
            ULocale locale = ULocale.forLanguageTag(lexicon.language());
            ULocale traditional = ULocale.forLanguageTag(lexicon.language() + "-Hant");
            for (CalendarSystem system : calendars) {
                for (ULocale script : List.of(locale, traditional)) {
                    system.eras(script).forEach((name, before) -> eras.put(Folding.fold(name), before));
                }
            }
        }
    }

    /**
     * Whether a month's name and the day of a given date may stand together in a text: a look at its characters, before
     * it is split into words.
     */
    boolean touches(Tokens tokens, LocalDate day) {
        return months.touches(tokens, day);
    }

    /** Every date of a text, in order; years that are part of a longer date are not given again. */
    List<ReadDate> all(Tokens tokens) {
        List<ReadDate> dates = new ArrayList<>();
        int done = 0;
        for (int t = 0; t < tokens.size(); t++) {
            ReadDate date = tokens.isNumber(t) ? figures(tokens, t) : words(tokens, t, done);
            if (date == null && tokens.isNumber(t)) {
                date = named(tokens, t, done); // months whose name begins with a figure
            }
            if (date == null) {
                continue;
            }
            if (!dates.isEmpty() && dates.get(dates.size() - 1).to() > date.from()) {
                dates.remove(dates.size() - 1); // the day and year before a month were read as a year alone
            }
            dates.add(date);
            done = date.to();
            t = Math.max(t, done - 1);
        }
        return dates;
    }

    private @Nullable ReadDate words(Tokens tokens, int t, int done) {
        ReadDate reign = eras.isEmpty() ? null : inEra(tokens, t);
        return reign == null ? named(tokens, t, done) : reign;
    }

    /** A date counted from an era: 令和元年5月1日, 民國81年. */
    private @Nullable ReadDate inEra(Tokens tokens, int t) {
        int node = 0;
        int at = t;
        for (; at < tokens.size() && (at == t || tokens.isGlued(at)); at++) {
            node = eras.child(node, tokens.text.at(tokens.start(at)));
            if (node < 0 || tokens.length(at) > 1) {
                return null;
            }
            if (!eras.values(node).isEmpty()) {
                break;
            }
        }
        int number = at + 1;
        if (number + 1 >= tokens.size() || eras.values(Math.max(node, 0)).isEmpty()) {
            return null;
        }
        boolean first = tokens.word(number).equals("元");
        int count = first ? 1 : tokens.isNumber(number) ? number(tokens, number) : 0;
        if (!CalendarSystem.ROC.isYear(count) || !isMarked(tokens, number, "年")) {
            return null;
        }
        ReadDate read = marked(tokens, number, eras.values(node).get(0) + count);
        return read == null ? null : new ReadDate(t, read.to(), read.year(), read.month(), read.day(), read.lastDay());
    }

    /** Dates that begin with figures: 1992-02-26, 26.02.1992, 1992年2月26日, 1992. */
    private @Nullable ReadDate figures(Tokens tokens, int t) {
        int first = number(tokens, t);
        boolean year = tokens.length(t) == 4 && first >= FIRST_YEAR && first <= LAST_YEAR;
        if (t + 2 < tokens.size() && tokens.isNumber(t + 1) && tokens.isNumber(t + 2) && sameSeparator(tokens, t)) {
            int second = number(tokens, t + 1);
            int third = number(tokens, t + 2);
            if (year && second >= 1 && second <= 12 && third >= 1 && third <= 31) {
                return new ReadDate(t, t + 3, first, second, third, third);
            }
            boolean endsInYear = tokens.length(t + 2) == 4 && third >= FIRST_YEAR && third <= LAST_YEAR;
            if (endsInYear && second >= 1 && second <= 12 && first >= 1 && first <= 31) {
                return new ReadDate(t, t + 3, third, second, first, first);
            }
        }
        ReadDate marked = marked(tokens, t, year ? first : 0);
        if (marked != null) {
            return marked;
        }
        if (year && !isForeignYear(first) && isYear(tokens, t, first)) {
            return new ReadDate(t, t + 1, first, 0, 0, 0);
        }
        boolean buddhist = calendars.contains(CalendarSystem.BUDDHIST) && CalendarSystem.BUDDHIST.isYear(first);
        return buddhist && isYear(tokens, t, first)
                ? new ReadDate(t, t + 1, first - CalendarSystem.BUDDHIST_AHEAD, 0, 0, 0)
                : null;
    }

    /** A year of the Solar or the Islamic calendar, which lies in two Gregorian ones. */
    private boolean isForeignYear(int year) {
        return (calendars.contains(CalendarSystem.PERSIAN) && CalendarSystem.PERSIAN.isYear(year))
                || (calendars.contains(CalendarSystem.HIJRI) && CalendarSystem.HIJRI.isYear(year));
    }

    private boolean isYear(Tokens tokens, int t, int value) {
        int start = tokens.start(t);
        if (start > 0 && NO_YEAR_BEHIND.indexOf(tokens.text.at(start - 1)) >= 0) {
            return false;
        }
        if (t > 0 && tokens.isNumber(t - 1) && tokens.isGlued(t) && tokens.length(t - 1) != 4) {
            return false;
        }
        int end = tokens.end(t);
        if (end + 1 < tokens.text.length()
                && (tokens.text.at(end) == '.' || tokens.text.at(end) == ',')
                && Tokens.kindOf(tokens.text.at(end + 1)) == Tokens.NUMBER) {
            return false;
        }
        return value >= 1700 || numbers.at(tokens, t).get(0).form() == ReadNumber.Form.DIGITS;
    }

    private static boolean sameSeparator(Tokens tokens, int t) {
        char a = tokens.text.at(tokens.end(t));
        return (a == '.' || a == '/' || a == '-')
                && tokens.start(t + 1) == tokens.end(t) + 1
                && tokens.start(t + 2) == tokens.end(t + 1) + 1
                && tokens.text.at(tokens.end(t + 1)) == a;
    }

    /** Chinese, Japanese and Korean dates, whose figures are followed by year, month and day. */
    private static @Nullable ReadDate marked(Tokens tokens, int t, int year) {
        int at = t;
        if (year > 0) {
            if (!isMarked(tokens, at, "年년")) {
                return null;
            }
            at += 2;
            if (at >= tokens.size() || !tokens.isNumber(at) || !isMarked(tokens, at, "月월")) {
                return new ReadDate(t, t + 2, year, 0, 0, 0);
            }
        }
        if (!isMarked(tokens, at, "月월") || number(tokens, at) < 1 || number(tokens, at) > 12) {
            return null;
        }
        int month = number(tokens, at);
        at += 2;
        boolean day = at < tokens.size() && tokens.isNumber(at) && isMarked(tokens, at, "日号號일");
        int value = day ? number(tokens, at) : 0;
        return value <= 31
                ? new ReadDate(t, day ? at + 2 : at, year, month, value, value)
                : new ReadDate(t, at, year, month, 0, 0);
    }

    private static boolean isMarked(Tokens tokens, int t, String marks) {
        return t + 1 < tokens.size()
                && tokens.gap(t + 1) <= Tokens.SPACE
                && marks.indexOf(tokens.text.at(tokens.start(t + 1))) >= 0;
    }

    private @Nullable ReadDate named(Tokens tokens, int t, int done) {
        MonthNames.Found month = months.at(tokens, t);
        if (month == null) {
            return null;
        }
        int to = month.to();
        int from = t;
        int day = 0;
        int last = 0;
        int year = 0;
        int left = noise.numberBefore(tokens, t, done);
        if (left >= 0 && number(tokens, left) <= 31 && number(tokens, left) > 0) {
            last = number(tokens, left);
            day = last;
            from = left;
            int other = noise.numberBefore(tokens, left, done);
            if (other >= 0 && isRange(number(tokens, other), last)) {
                day = number(tokens, other);
                from = other;
            }
        }
        int right = noise.numberAt(tokens, to);
        if (day == 0 && right >= 0 && number(tokens, right) <= 31 && number(tokens, right) > 0) {
            day = number(tokens, right);
            last = day;
            to = right + 1;
            right = noise.numberAt(tokens, to);
            if (right >= 0 && isRange(day, number(tokens, right))) {
                last = number(tokens, right);
                to = right + 1;
                right = noise.numberAt(tokens, to);
            }
        }
        if (right >= 0 && isYearNumber(tokens, right, month)) {
            year = number(tokens, right);
            to = right + 1;
        } else {
            int before = noise.numberBefore(tokens, from, 0);
            if (before >= 0 && isYearNumber(tokens, before, month)) {
                year = number(tokens, before);
                from = before;
            }
        }
        if (month.system() != null) {
            return year == 0 ? null : converted(from, to, month.system(), year, month.month(), day);
        }
        return day == 0 && year == 0 ? null : new ReadDate(from, to, gregorian(year), month.month(), day, last);
    }

    /** A date of another calendar; without a day the month in which most of its days lie. */
    private static ReadDate converted(int from, int to, CalendarSystem system, int year, int month, int day) {
        LocalDate date = system.gregorian(year, month, day == 0 ? MID_MONTH : day);
        int dayOfMonth = day == 0 ? 0 : date.getDayOfMonth();
        return new ReadDate(from, to, date.getYear(), date.getMonthValue(), dayOfMonth, dayOfMonth);
    }

    private int gregorian(int year) {
        return year > LAST_YEAR ? year - CalendarSystem.BUDDHIST_AHEAD : year;
    }

    private static boolean isRange(int first, int last) {
        return (first >= 1 && first <= 31 && last <= 31 && last > first) || (first >= 28 && first <= 31 && last == 1);
    }

    private boolean isYearNumber(Tokens tokens, int t, MonthNames.Found month) {
        int value = number(tokens, t);
        if (tokens.length(t) != 4) {
            return false;
        }
        if (month.system() != null) {
            return month.system().isYear(value);
        }
        boolean buddhist = calendars.contains(CalendarSystem.BUDDHIST) && CalendarSystem.BUDDHIST.isYear(value);
        return buddhist || (value >= FIRST_YEAR && value <= LAST_YEAR);
    }

    private static int number(Tokens tokens, int t) {
        return tokens.length(t) > 4 ? Integer.MAX_VALUE : Integer.parseInt(tokens.word(t));
    }
}
