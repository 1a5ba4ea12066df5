package org.perennial.app.command;

import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.EventDate;
import org.perennial.analysis.anniversary.Precision;
import org.perennial.contract.AnniversaryMention;

/** How commands put things in English. */
final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    /** Characters that change the direction of all that follows. */
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final int YEAR_AND_MONTH = "1992-02".length();

    private Wording() {}

    /** "26 February 1992", "night of 25 February 1992 to 26 February 1992", "February 1992", "1992". */
    static String date(EventDate date) {
        LocalDate start = date.start();
        String span =
                start.equals(date.end()) ? DAY.format(start) : DAY.format(start) + " to " + DAY.format(date.end());
        return switch (date.precision()) {
            case YEAR -> String.valueOf(start.getYear());
            case MONTH -> MONTH.format(start);
            case DAY -> DAY.format(start);
            case NIGHT -> "night of " + span;
            case RANGE -> span;
        };
    }

    /** The date as files of events have it: "1992-02-25/1992-02-26", "1992-02", "1992". */
    static String notation(EventDate date) {
        return switch (date.precision()) {
            case YEAR -> String.valueOf(date.start().getYear());
            case MONTH -> date.start().toString().substring(0, YEAR_AND_MONTH);
            case DAY -> date.start().toString();
            case NIGHT, RANGE ->
                date.start().equals(date.end()) ? date.start().toString() : date.start() + "/" + date.end();
        };
    }

    /** A date of a topic as the registry has it. */
    static EventDate ofRegistry(AnniversaryMention.EventDate date) {
        return new EventDate(
                date.start(), date.end(), Precision.valueOf(date.precision().name()));
    }

    /** A date of the registry as topics and JSON have it. */
    static AnniversaryMention.EventDate ofTopic(EventDate date) {
        return new AnniversaryMention.EventDate(
                date.start(),
                date.end(),
                AnniversaryMention.EventDate.Precision.valueOf(date.precision().name()));
    }

    /** "English (en)", "Serbian (Latin) (sr-Latn)", "unknown (und)". */
    static String language(String tag) {
        return (tag.equals("und") ? "unknown" : ULocale.forLanguageTag(tag).getDisplayName(ULocale.ENGLISH)) + " ("
                + tag + ")";
    }

    /** "1 article", "17 articles". */
    static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** A text that others wrote on one line of a terminal, without what could command or turn it; else what stands for none. */
    static String line(@Nullable String text, String none) {
        return text == null
                ? none
                : TURNS.matcher(text)
                        .replaceAll("")
                        .replaceAll("[\\p{Cc}\\s]+", " ")
                        .strip();
    }

    /** "2025-02-25T09:10:00Z": to the second. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A share as "94 %": all and nothing are said only where they are meant. */
    static String percent(double share) {
        long rounded = Math.round(share * 100);
        long honest = share < 1 && rounded == 100 ? 99 : share > 0 && rounded == 0 ? 1 : rounded;
        return honest + " %";
    }

    /** "az 12, en 5": how often each comes, the most frequent first. */
    static String tally(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Names by language, sorted by tag: "az: Xocalı, Xocalı soyqırımı". */
    static List<String> names(Map<String, ? extends Collection<String>> names) {
        Map<String, Collection<String>> sorted = new LinkedHashMap<>();
        names.keySet().stream().sorted().forEach(tag -> sorted.put(tag, names.get(tag)));
        return sorted.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .toList();
    }
}
