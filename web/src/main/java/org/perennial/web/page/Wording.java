package org.perennial.web.page;

import com.ibm.icu.util.ULocale;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.AnniversaryMention.EventDate;

/** How things are put in English, and how text of any language is announced to a browser. */
final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_MONTH = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
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
