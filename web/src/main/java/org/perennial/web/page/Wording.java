package org.perennial.web.page;

import com.ibm.icu.util.ULocale;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.RememberedDay;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.Occurrence;

/** How things are put in English, and how text of any language is announced to a browser. */
final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_MONTH = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern FIXED_DAY = Pattern.compile("\\d\\d-\\d\\d");
    private static final String UNDETERMINED = "und";

    private Wording() {}

    /** The language's English name, such as "Serbian (Latin)". */
    static String languageName(String tag) {
        return tag.equals(UNDETERMINED)
                ? "language unknown"
                : ULocale.forLanguageTag(tag).getDisplayName(ULocale.ENGLISH);
    }

    /** The HTML {@code lang} of text in a language; empty if the language is unknown. */
    static String lang(@Nullable String tag) {
        return tag == null || tag.equals(UNDETERMINED) ? "" : tag;
    }

    /** The HTML {@code dir} of text in a language: {@code ltr}, {@code rtl}, or {@code auto} if it is unknown. */
    static String dir(@Nullable String tag) {
        if (tag == null || tag.equals(UNDETERMINED)) {
            return "auto";
        }
        return ULocale.addLikelySubtags(ULocale.forLanguageTag(tag)).isRightToLeft() ? "rtl" : "ltr";
    }

    /** "1st", "2nd", "11th", "33rd". */
    static String ordinal(int n) {
        int lastTwo = Math.abs(n % 100);
        if (lastTwo >= 11 && lastTwo <= 13) {
            return n + "th";
        }
        return n
                + switch (lastTwo % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    /** "26 February 1992", "night of 25 to 26 February 1992", "February 1992", "1992". */
    static String eventDate(EventDate date) {
        return switch (date.precision()) {
            case YEAR -> String.valueOf(date.start().getYear());
            case MONTH -> MONTH.format(date.start());
            case DAY -> DAY.format(date.start());
            case NIGHT -> "night of " + span(date.start(), date.end());
            case RANGE -> span(date.start(), date.end());
        };
    }

    /** "26 February 1992". */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** "26 February"; a day that moves as the registry writes it, such as "last monday of may". */
    static String rememberedDay(RememberedDay day) {
        String written = day.toString();
        return FIXED_DAY.matcher(written).matches() ? DAY_OF_MONTH.format(MonthDay.parse("--" + written)) : written;
    }

    /** "today", "tomorrow", "in 12 days". */
    static String ahead(LocalDate today, LocalDate day) {
        long days = ChronoUnit.DAYS.between(today, day);
        return days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
    }

    /** "on the day", "1 day before", "3 days after". */
    static String offset(int days) {
        return days == 0 ? "on the day" : count(Math.abs(days), "day", "days") + (days < 0 ? " before" : " after");
    }

    /** The country's English name. */
    static String countryName(@Nullable String code) {
        return code == null ? "country unknown" : new ULocale("", code).getDisplayCountry(ULocale.ENGLISH);
    }

    /** Where the page of an event of the registry is. */
    static String eventAddress(String id) {
        return "/events/" + segment(id);
    }

    /** Where the page of a story is. */
    static String storyAddress(String id) {
        return "/stories/" + segment(id);
    }

    /** "12 articles in 5 languages"; one language is not worth a word. */
    static String told(long articles, long languages) {
        return count(articles, "article", "articles") + (languages < 2 ? "" : " in " + languages + " languages");
    }

    /** A share as "94 %": all and nothing are said only where they are meant. */
    static String percent(double share) {
        long rounded = Math.round(share * 100);
        long honest = share < 1 && rounded == 100 ? 99 : share > 0 && rounded == 0 ? 1 : rounded;
        return honest + " %";
    }

    /** A text as one segment of an address. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** "12 articles in 3 languages from 9 sources". */
    static String volume(Occurrence occurrence) {
        long languages = occurrence.coverage().stream()
                .map(Occurrence.Cell::language)
                .distinct()
                .count();
        int sources = occurrence.sources().size();
        return count(occurrence.articles(), "article", "articles") + " in " + count(languages, "language", "languages")
                + " from "
                + (sources == Occurrence.MOST_SOURCES
                        ? sources + " sources and more"
                        : count(sources, "source", "sources"));
    }

    /** "25 Feb 2025, 09:10 UTC". */
    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** "1 copy", "17 copies". */
    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** The address if it is one that a reader may follow: absolute, http or https; otherwise absent. */
    static @Nullable String followable(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI address = new URI(url);
            String scheme = address.getScheme();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return web && address.getRawAuthority() != null && address.getRawUserInfo() == null ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String span(LocalDate start, LocalDate end) {
        if (start.equals(end)) {
            return DAY.format(start);
        }
        if (start.getYear() != end.getYear()) {
            return DAY.format(start) + " to " + DAY.format(end);
        }
        String from =
                start.getMonth() == end.getMonth() ? String.valueOf(start.getDayOfMonth()) : DAY_OF_MONTH.format(start);
        return from + " to " + DAY.format(end);
    }
}
