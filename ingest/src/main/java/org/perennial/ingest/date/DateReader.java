package org.perennial.ingest.date;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date that stands alone, in any of the forms that feeds and pages use.
 *
 * <p>Zone, time and date are looked for one after the other, each taken out of the text when it is found, so that their
 * order does not matter. A date without a zone is in UTC, one without a time begins at midnight. Of {@code 3/4/2025} the
 * day comes first, unless the second number can be no month or the zone is one of the United States.
 */
public final class DateReader {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofHours(48);
    private static final int LONGEST = 120;

    /** With blanks and comments still in it. */
    private static final int LONGEST_RAW = 1_000;

    private static final Pattern RFC_822 =
            Pattern.compile("[A-Z][a-z]{2}, \\d{1,2} [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d (?:GMT|[+-]\\d{4})");
    /** Strict, as it makes the 28th of a 31 February else, and the next day of 24:00. */
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.RFC_1123_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern COMMENT = Pattern.compile("\\([^)]*\\)");
    private static final Pattern COMPACT = Pattern.compile(
            "(\\d{4})-?(\\d{2})-?(\\d{2})(?:[Tt ]?(\\d{2})(\\d{2})(\\d{2})?)?(Z|z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern WEEK_OR_DAY_OF_YEAR = Pattern.compile("(\\d{4})-?(\\d{3})");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d:])(\\d{1,2})(?::|h)(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,9})\\d*|:(\\d{3}))?)?(?![\\d:])"
                    + "\\s*([aApP]\\.?\\s?[mM]\\.?(?![\\p{L}])|오전|오후)?");
    private static final Pattern HOUR_ONLY =
            Pattern.compile("(?<![\\d:])(\\d{1,2})()()()()\\s*([aApP]\\.?[mM]\\.?)(?!\\p{L})");
    private static final Pattern KOREAN_HALF = Pattern.compile("오전|오후");
    private static final Pattern OFFSET =
            Pattern.compile("(?:UTC|GMT|Z)?\\s*([+\\-\\u2212])(\\d{1,2}):?(\\d{2})?(?::?\\d{2})?Z?\\s*$");
    private static final Pattern ABBREVIATION = Pattern.compile("(?<![\\p{L}])([A-Za-z]{1,5})\\s*$");
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<!\\d)(\\d{4})\\s*[-/.\\u2010\\u2011\\u5e74\\ub144]\\s*0?(\\d{1,2})\\s*[-/.\\u2010\\u2011\\u6708\\uc6d4]\\s*(\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_LAST = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:\\s?([-/.])\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{4}|\\d{2})| (\\d{1,2}) (\\d{4}))(?!\\d)");
    private static final Pattern SHORT_COMPACT = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern SHORT_DAY_OF_YEAR = Pattern.compile("(\\d{2})(\\d{3})");
    private static final Pattern HOUR_BEFORE_OFFSET =
            Pattern.compile("(?<=\\d{4} )(\\d{1,2})()()()()()(?=\\s*[+-]\\d{4}$)");
    private static final Pattern KOREAN_DATE = Pattern.compile("\\d\\s*월\\s*\\d{1,2}\\s*일");
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final Pattern VIETNAMESE =
            Pattern.compile("(\\d{1,2})\\s+(?:tháng|thg)\\s+(\\d{1,2}),?\\s+(?:năm\\s+)?(\\d{4})");
    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private DateReader() {}

    /** Whether a publisher can mean this instant: from 1990 to two days after the fetch. */
    public static boolean isPlausible(Instant date, Instant fetched) {
        return !date.isBefore(EARLIEST) && !date.isAfter(fetched.plus(AHEAD));
    }

    /** As {@link #read(String, Instant, String)}, of unknown language. */
    public static Optional<Instant> read(@Nullable String text, Instant fetched) {
        return read(text, fetched, null);
    }

    /**
     * The instant that a date names; empty if it is none, or not plausible.
     *
     * @param fetched when it was read; bounds what is plausible
     * @param language of the month names, a BCP 47 tag; absent if unknown
     */
    public static Optional<Instant> read(@Nullable String text, Instant fetched, @Nullable String language) {
        return readLocal(text, fetched, language).map(OffsetDateTime::toInstant);
    }

    /** As {@link #read(String, Instant, String)}, with the distance to UTC that the text names; zero if it names none. */
    public static Optional<OffsetDateTime> readLocal(
            @Nullable String text, Instant fetched, @Nullable String language) {
        if (text == null || text.length() > LONGEST_RAW) {
            return Optional.empty();
        }
        OffsetDateTime asInStandards = asInStandards(text.strip());
        if (asInStandards != null) {
            return Optional.of(asInStandards).filter(date -> isPlausible(date.toInstant(), fetched));
        }
        String plain = plain(text);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(date(plain, fetched, language))
                    .filter(date -> isPlausible(date.toInstant(), fetched));
        } catch (DateTimeException | NumberFormatException impossible) {
            return Optional.empty(); // the 30th of February, 25:61
        }
    }

    /** The date of RSS or of Atom, written just as its standard says, as most are; null if it is not. */
    private static @Nullable OffsetDateTime asInStandards(String text) {
        DateTimeFormatter standard = RFC_822.matcher(text).matches()
                ? RFC_1123
                : RFC_3339.matcher(text).matches() ? DateTimeFormatter.ISO_OFFSET_DATE_TIME : null;
        try {
            return standard == null ? null : standard.parse(text, OffsetDateTime::from);
        } catch (DateTimeException otherwise) {
            return null; // a Monday that was a Tuesday, a leap second: the tolerant way knows
        }
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        COMMENT.matcher(text).replaceAll(" ").codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
            } else if (Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT) {
                plain.append(Character.getType(c) == Character.FORMAT ? "" : " ");
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString().strip().replaceAll(" {2,}", " ");
    }

    private static @Nullable OffsetDateTime date(String text, Instant fetched, @Nullable String language) {
        if (EPOCH.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return (text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number))
                    .atOffset(ZoneOffset.UTC);
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return compact(compact);
        }
        Matcher dayOfYear = WEEK_OR_DAY_OF_YEAR.matcher(text);
        if (dayOfYear.matches()) {
            return midnight(Year.of(number(dayOfYear, 1)).atDay(number(dayOfYear, 2)));
        }
        Matcher shortDate = SHORT_COMPACT.matcher(text);
        if (shortDate.matches()) {
            return midnight(
                    LocalDate.of(NumericDate.full(number(shortDate, 1)), number(shortDate, 2), number(shortDate, 3)));
        }
        Matcher shortDayOfYear = SHORT_DAY_OF_YEAR.matcher(text);
        if (shortDayOfYear.matches()) {
            return midnight(Year.of(NumericDate.full(number(shortDayOfYear, 1))).atDay(number(shortDayOfYear, 2)));
        }
        Parts parts = new Parts(text);
        LocalTime time = parts.takeTime();
        ZoneId zone = parts.takeZone(time != null);
        boolean american = zone != null && zone.getId().startsWith("America/")
                || parts.zoneName != null && parts.zoneName.matches("[ECMP][SD]?T");
        if (zone == null && time != null && KOREAN_DATE.matcher(text).find()) {
            zone = KOREA; // Korean is the language of one time zone
        }
        LocalDate date = parts.takeDate(american, fetched, language);
        return date == null
                ? null
                : LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time)
                        .atZone(zone == null ? ZoneOffset.UTC : zone)
                        .toOffsetDateTime();
    }

    private static OffsetDateTime compact(Matcher match) {
        LocalDate date = LocalDate.of(number(match, 1), number(match, 2), number(match, 3));
        LocalTime time = match.group(4) == null
                ? LocalTime.MIDNIGHT
                : LocalTime.of(number(match, 4), number(match, 5), match.group(6) == null ? 0 : number(match, 6));
        String zone = match.group(7);
        return LocalDateTime.of(date, time)
                .atOffset(zone == null || zone.equalsIgnoreCase("z") ? ZoneOffset.UTC : ZoneOffset.of(zone));
    }

    private static OffsetDateTime midnight(LocalDate date) {
        return date.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    /** The text of one date and what has not been taken out of it yet. */
    private static final class Parts {
        private String rest;
        private int timeStart = -1;
        private @Nullable String zoneName;

        Parts(String text) {
            rest = text;
        }

        @Nullable
        LocalTime takeTime() {
            Matcher match = TIME.matcher(rest);
            if (!match.find()) {
                match = HOUR_ONLY.matcher(rest);
                if (!match.find()) {
                    match = HOUR_BEFORE_OFFSET.matcher(rest);
                    if (!match.find()) {
                        return null;
                    }
                }
            }
            int hour = number(match, 1);
            int minute = match.group(2).isEmpty() ? 0 : number(match, 2);
            int second = match.group(3) == null || match.group(3).isEmpty() ? 0 : number(match, 3);
            String fraction = match.group(4) != null ? match.group(4) : match.group(5) != null ? match.group(5) : "";
            String half = match.group(6) == null || match.group(6).isEmpty() ? null : match.group(6);
            Matcher korean = KOREAN_HALF.matcher(rest);
            if (half == null && korean.find() && korean.end() <= match.start()) {
                half = korean.group();
            }
            timeStart = match.start();
            rest = rest.substring(0, match.start()) + " " + rest.substring(match.end());
            if (half != null && hour <= 12) {
                boolean afternoon = half.equals("오후") || Character.toLowerCase(half.charAt(0)) == 'p';
                hour = hour % 12 + (afternoon ? 12 : 0);
            }
            int nanos = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
            if (hour == 24 && minute == 0 && second == 0) {
                return LocalTime.MAX.withNano(0);
            }
            return LocalTime.of(hour, minute, Math.min(second, 59), nanos); // a leap second is the one before
        }

        @Nullable
        ZoneId takeZone(boolean afterTime) {
            Zones.Found region = Zones.region(rest);
            if (region != null) {
                rest = rest.substring(0, region.start()) + rest.substring(region.end());
                return region.zone();
            }
            int from = afterTime ? Math.min(timeStart, rest.length()) : rest.length();
            String tail = rest.substring(from).strip();
            // The year may stand behind the zone, as in asctime: "Mon Feb 16 23:16:00 EST 2004".
            Matcher year = Pattern.compile("\\s+(\\d{4})$").matcher(tail);
            String yearBehind = "";
            if (year.find()) {
                yearBehind = " " + year.group(1);
                tail = tail.substring(0, year.start());
            }
            Matcher offset = OFFSET.matcher(tail);
            if (afterTime && offset.find()) {
                ZoneId zone = Zones.offset(offset.group(1).equals("+") ? "+" : "-", offset.group(2), offset.group(3));
                rest = rest.substring(0, from) + tail.substring(0, offset.start()) + yearBehind;
                takeAbbreviation(from, yearBehind);
                return zone;
            }
            return afterTime ? takeAbbreviation(from, yearBehind) : null;
        }

        private @Nullable ZoneId takeAbbreviation(int from, String yearBehind) {
            String tail = rest.substring(Math.min(from, rest.length())).strip();
            if (!yearBehind.isEmpty() && tail.endsWith(yearBehind.strip())) {
                tail = tail.substring(0, tail.length() - yearBehind.strip().length());
            }
            Matcher name = ABBREVIATION.matcher(tail);
            if (name.find()) {
                ZoneId zone = Zones.abbreviation(name.group(1));
                if (zone != null) {
                    zoneName = name.group(1).toUpperCase(Locale.ROOT);
                    rest = rest.substring(0, from) + " " + tail.substring(0, name.start()) + yearBehind;
                }
                return zone;
            }
            return null;
        }

        @Nullable
        LocalDate takeDate(boolean american, Instant fetched, @Nullable String language) {
            Matcher match = YEAR_FIRST.matcher(rest);
            if (match.find()) {
                String around = rest.substring(0, match.start()) + rest.substring(match.end());
                return hasDigits(around) ? null : LocalDate.of(number(match, 1), number(match, 2), number(match, 3));
            }
            match = YEAR_LAST.matcher(rest);
            if (match.find()) {
                String separator = match.group(2);
                NumericDate numeric = separator == null
                        ? new NumericDate(match.group(1), match.group(5), match.group(6), ' ')
                        : new NumericDate(match.group(1), match.group(3), match.group(4), separator.charAt(0));
                return numeric.read(american, namedDays(), fetched);
            }
            match = VIETNAMESE.matcher(rest.toLowerCase(Locale.ROOT));
            if (match.find()) {
                return LocalDate.of(number(match, 3), number(match, 2), number(match, 1));
            }
            match = YEAR_MONTH.matcher(rest.strip());
            if (match.matches()) {
                return LocalDate.of(number(match, 1), number(match, 2), 1);
            }
            return named(fetched, language);
        }

        private Set<DayOfWeek> namedDays() {
            return WORD.matcher(rest)
                    .results()
                    .flatMap(word -> CalendarNames.days(word.group()).stream())
                    .collect(Collectors.toSet());
        }

        private @Nullable LocalDate named(Instant fetched, @Nullable String language) {
            List<String> months = new ArrayList<>();
            Matcher words = WORD.matcher(rest);
            while (words.find()) {
                if (CalendarNames.month(words.group(), language) > 0) {
                    months.add(words.group());
                }
            }
            if (months.isEmpty()) {
                return null;
            }
            // "mar. 25 feb." begins with a Spanish Tuesday that is a March elsewhere.
            String name = months.size() == 1
                    ? months.get(0)
                    : months.stream()
                            .filter(word -> !CalendarNames.isDay(word))
                            .findFirst()
                            .orElse(months.get(0));
            int month = CalendarNames.month(name, language);
            List<String> numbers = new ArrayList<>();
            Matcher digits = NUMBER.matcher(rest);
            while (digits.find()) {
                numbers.add(digits.group());
            }
            Integer year = null;
            Integer day = null;
            for (String number : numbers) {
                if (number.length() == 4 && year == null) {
                    year = Integer.valueOf(number);
                } else if (number.length() <= 2 && day == null) {
                    day = Integer.valueOf(number);
                } else if (number.length() == 2 && year == null) {
                    year = NumericDate.full(Integer.parseInt(number));
                }
            }
            if (day == null && year == null || numbers.size() > 3) {
                return null;
            }
            if (year == null) {
                if (hasForeignWords(language)) {
                    return null; // what stands for the year is none
                }
                return lastOccurrence(month, day == null ? 1 : day, fetched);
            }
            return LocalDate.of(year, month, day == null ? 1 : day);
        }

        private boolean hasForeignWords(@Nullable String language) {
            return WORD.matcher(rest)
                    .results()
                    .map(MatchResult::group)
                    .anyMatch(word -> CalendarNames.month(word, language) == 0 && !CalendarNames.isDay(word));
        }

        private static boolean hasDigits(String text) {
            return text.chars().anyMatch(c -> c >= '0' && c <= '9');
        }

        /** A date without a year is the last such day before the fetch. */
        private static LocalDate lastOccurrence(int month, int day, Instant fetched) {
            LocalDate latest = LocalDate.ofInstant(fetched.plus(AHEAD), ZoneOffset.UTC);
            LocalDate thisYear = LocalDate.of(latest.getYear(), month, day);
            return thisYear.isAfter(latest) ? LocalDate.of(latest.getYear() - 1, month, day) : thisYear;
        }
    }
}
