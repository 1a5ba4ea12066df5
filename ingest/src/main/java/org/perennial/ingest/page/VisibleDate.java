package org.perennial.ingest.page;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.date.DateReader;

/** Finds a complete date among other words of a short line. */
final class VisibleDate {
    private static final Pattern YEAR = Pattern.compile("(?<!\\p{Nd})\\p{Nd}{4}(?!\\p{Nd})");
    private static final Pattern DAY = Pattern.compile("(?<![\\p{Nd}:])\\p{Nd}{1,2}(?![\\p{Nd}:])");
    private static final Pattern MEASURE =
            Pattern.compile("(?iu)\\d+\\s*(px|pt|em|rem|min\\.?|пкс|мин\\.?|dk\\.?|%)(?!\\p{L})");
    private static final Pattern SYMBOLS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\s:.,/'\\-]+|(?<=\\s)[-.,/](?=\\s)");
    private static final Pattern NUMERIC = Pattern.compile(
            "(?<!\\d)(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})(?:[T ,]+\\d{1,2}:\\d{2}(?::\\d{2})?)?");

    /** A month's name, a day's, and a few words. */
    private static final int MOST_LETTERS = 45;

    private VisibleDate() {}

    /** As {@link #in}, where the line is hardly more than the date: a label or a name may stand beside it. */
    static Optional<Instant> alone(String line, Instant fetched, @Nullable String language) {
        long letters = line.codePoints().filter(Character::isLetter).count();
        return letters > MOST_LETTERS ? Optional.empty() : in(line, fetched, language);
    }

    /** The date in figures that the line begins with, as agencies date a report; empty if it begins otherwise. */
    static Optional<Instant> leading(String line, Instant fetched, @Nullable String language) {
        Matcher numeric = NUMERIC.matcher(line);
        return numeric.lookingAt() ? DateReader.read(numeric.group(), fetched, language) : Optional.empty();
    }

    /** The date with day, month and year that the line shows; empty if it shows none. */
    static Optional<Instant> in(String line, Instant fetched, @Nullable String language) {
        Matcher numeric = NUMERIC.matcher(line);
        if (numeric.find()) {
            Optional<Instant> date = DateReader.read(numeric.group(), fetched, language);
            if (date.isPresent()) {
                return date;
            }
        }
        String words = SYMBOLS.matcher(MEASURE.matcher(line).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        return DAY.matcher(words).find() && YEAR.matcher(words).find()
                ? DateReader.read(words, fetched, language)
                : Optional.empty();
    }
}
