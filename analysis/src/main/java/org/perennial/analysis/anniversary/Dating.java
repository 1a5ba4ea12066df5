package org.perennial.analysis.anniversary;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the date that a draft's number points at, and what the text's dates say against it. Confined to one call. */
final class Dating {
    /** Days around publication in which a date that agrees in its year is the event's own. */
    private static final int SEASON = 45;

    private static final int FEW_DAYS = 15;

    private final List<Reading> readings;
    private final @Nullable LocalDate published;

    Dating(List<Reading> readings, @Nullable LocalDate published) {
        this.readings = readings;
        this.published = published;
    }

    static long daysFrom(MonthDay monthDay, LocalDate day) {
        long least = Long.MAX_VALUE;
        for (int year = day.getYear() - 1; year <= day.getYear() + 1; year++) {
            least = Math.min(least, Math.abs(ChronoUnit.DAYS.between(monthDay.atYear(year), day)));
        }
        return least;
    }

    /** Whether the draft's sentence names a year as the one in which the anniversary was kept. */
    boolean anchors(Draft draft, int year) {
        LocalDate day = published;
        return (day == null || year != day.getYear())
                && inSentence(draft).stream().anyMatch(d -> d.year() == year);
    }

    void date(Draft draft) {
        Integer n = draft.n;
        LocalDate day = published;
        if (n == null) {
            unnumbered(draft);
        } else if (day != null) {
            numbered(draft, n, day);
        } else {
            undated(draft, n);
        }
    }

    private void numbered(Draft draft, int n, LocalDate day) {
        if (draft.shift != 0 && draft.event == null && !confirm(draft, day.getYear() - n, day)) {
            int moved = day.getYear() + draft.shift - n;
            if (!confirm(draft, moved, day) && moved > 0) {
                draft.date = EventDate.year(moved);
            }
            return;
        }
        int expected =
                draft.event == null ? day.getYear() - n : draft.event.date().startYear();
        if (draft.confirmed || confirm(draft, expected, day)) {
            if (draft.today && draft.event == null && draft.date != null && draft.date.precision() == Precision.YEAR) {
                draft.date = EventDate.day(day.minusYears(n));
            }
            return;
        }
        if (draft.event != null) {
            return;
        }
        for (ReadDate date : inSentence(draft)) {
            MonthDay monthDay = date.monthDay();
            if (date.hasYear()
                    && Math.abs(date.year() - expected) == 1
                    && monthDay != null
                    && daysFrom(monthDay, day) <= FEW_DAYS) {
                draft.date = date.in(date.year());
                boolean turn = confirmsOverNewYear(date, n, day);
                if (!turn) {
                    draft.contradictions.add("count_inclusive");
                }
                draft.score += turn ? Weights.DATE : 0;
                draft.add(Role.DATE, date.from(), date.to());
                return;
            }
        }
        Integer anchored = anchored(draft, n, day.getYear());
        int year = anchored == null ? expected : anchored;
        if (year <= 0) {
            return; // before our era nobody counts anniversaries
        }
        draft.date = draft.today && anchored == null ? EventDate.day(day.minusYears(n)) : EventDate.year(year);
    }

    private static boolean confirmsOverNewYear(ReadDate date, int n, LocalDate day) {
        EventDate event = date.in(date.year());
        return event != null && Math.abs(ChronoUnit.DAYS.between(event.start().plusYears(n), day)) <= FEW_DAYS;
    }

    /**
     * Looks for a date of the expected year: in the sentence, the paragraph, then anywhere if it is in season or the only
     * day of that year in the article.
     */
    private boolean confirm(Draft draft, int expected, LocalDate day) {
        Tokens tokens = draft.reading.tokens;
        int first = tokens.paragraphStart(draft.from);
        int last = tokens.paragraphEnd(draft.to - 1);
        MonthDay onlyDay = onlyDay(expected);
        ReadDate best = null;
        Reading bestReading = draft.reading;
        double bestWorth = 0;
        for (Reading reading : readings) {
            for (ReadDate date : reading.dates) {
                if (date.year() != expected) {
                    continue;
                }
                boolean near = reading == draft.reading && date.from() >= first && date.to() <= last;
                MonthDay monthDay = date.monthDay();
                boolean season = monthDay != null && daysFrom(monthDay, day) <= SEASON;
                boolean only = monthDay != null && monthDay.equals(onlyDay);
                if (!(near || season || only || draft.event != null)) {
                    continue;
                }
                double worth = (near ? 1 : 0.5)
                        + (season ? 1 : 0)
                        + (date.night() ? 0.5 : 0)
                        + (monthDay != null ? 0.2 : 0)
                        + (only ? 0.5 : 0);
                if (worth > bestWorth) {
                    best = date;
                    bestReading = reading;
                    bestWorth = worth;
                }
            }
        }
        if (best == null) {
            return false;
        }
        draft.evidence.add(bestReading.evidence(Role.DATE, best.from(), best.to()));
        draft.score += Weights.DATE;
        draft.confirmed = true;
        EventDate read = best.in(expected);
        if (draft.event == null && read != null) {
            draft.date = read;
        }
        return true;
    }

    /** The day of a year that the article states, if it states one alone; null otherwise. */
    private @Nullable MonthDay onlyDay(int year) {
        MonthDay day = null;
        for (Reading reading : readings) {
            for (ReadDate date : reading.dates) {
                MonthDay stated = date.year() == year ? date.monthDay() : null;
                if (stated != null && day != null && !stated.equals(day)) {
                    return null;
                }
                day = stated == null ? day : stated;
            }
        }
        return day;
    }

    /** The event's year from another year that the sentence gives for the occasion or the event; null for none. */
    private @Nullable Integer anchored(Draft draft, int n, int thisYear) {
        SortedSet<Integer> years = years(draft);
        if (published != null) {
            years.removeIf(year -> year > published.getYear() + 1); // other calendars count further
        }
        for (int year : years) {
            if (years.contains(year + n)) {
                return year;
            }
        }
        if (published == null && years.size() > 1) {
            return nearestYear(draft) - n;
        }
        if (years.size() == 1 && years.first() > thisYear - n && years.first() != thisYear) {
            return years.first() - n;
        }
        return null;
    }

    /** Of several years in a sentence the one beside the anniversary word is the year it was kept in. */
    private static int nearestYear(Draft draft) {
        return inSentence(draft).stream()
                .filter(ReadDate::hasYear)
                .min(Comparator.comparingInt(
                        d -> Math.min(Math.abs(d.from() - draft.last()), Math.abs(d.to() - draft.first()))))
                .map(ReadDate::year)
                .orElseThrow();
    }

    private void undated(Draft draft, int n) {
        if (draft.event != null) {
            return;
        }
        Integer year = anchored(draft, n, Integer.MIN_VALUE / 2);
        if (year != null && year > 0) {
            draft.date = EventDate.year(year);
            inSentence(draft).stream()
                    .filter(ReadDate::hasYear)
                    .findFirst()
                    .ifPresent(d -> draft.add(Role.DATE, d.from(), d.to()));
        }
    }

    /** Without a number, the one earlier year near it is the event's; in season it can be counted from. */
    private void unnumbered(Draft draft) {
        LocalDate day = published;
        if (draft.event != null || day == null) {
            return;
        }
        Tokens tokens = draft.reading.tokens;
        int first = tokens.paragraphStart(draft.from);
        int last = tokens.paragraphEnd(draft.to - 1);
        List<ReadDate> past = draft.reading.dates(first, last).stream()
                .filter(d -> d.hasYear() && d.year() < day.getYear())
                .toList();
        if (past.stream().mapToInt(ReadDate::year).distinct().count() != 1) {
            return;
        }
        ReadDate date = past.stream().filter(ReadDate::hasDay).findFirst().orElse(past.get(0));
        MonthDay monthDay = date.monthDay();
        draft.date = date.in(date.year());
        draft.add(Role.DATE, date.from(), date.to());
        if (monthDay != null && daysFrom(monthDay, day) <= FEW_DAYS && draft.date != null) {
            LocalDate start = draft.date.start();
            long years = Math.round(ChronoUnit.DAYS.between(start, day) / 365.2425);
            if (years > 0) {
                draft.state((int) years, NumberSource.COMPUTED);
                draft.score += Weights.SEASON;
            }
        }
    }

    private static List<ReadDate> inSentence(Draft draft) {
        Tokens tokens = draft.reading.tokens;
        return draft.reading.dates(tokens.sentenceStart(draft.from), tokens.sentenceEnd(draft.to - 1));
    }

    private static SortedSet<Integer> years(Draft draft) {
        SortedSet<Integer> years = new TreeSet<>();
        inSentence(draft).stream().filter(ReadDate::hasYear).forEach(d -> years.add(d.year()));
        return years;
    }
}
