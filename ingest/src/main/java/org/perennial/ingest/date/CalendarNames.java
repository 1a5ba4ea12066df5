package org.perennial.ingest.date;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The month and day names of all languages, as CLDR has them.
 *
 * <p>English ones are at hand at once; the others are gathered when the first name is asked for that is not English.
 */
final class CalendarNames {
    private static final CalendarNames ENGLISH = new CalendarNames(List.of(ULocale.ENGLISH));

    private final Map<String, List<Month>> months = new HashMap<>();
    private final Map<String, Set<DayOfWeek>> days = new HashMap<>();

    private record Month(String language, int number) {}

    /** Holds the full table back until it is needed. */
    private static final class All {
        private static final CalendarNames TABLE = new CalendarNames(languages());
    }

    private CalendarNames(List<ULocale> locales) {
        for (ULocale locale : locales) {
            DateFormatSymbols symbols = new DateFormatSymbols(new GregorianCalendar(locale), locale);
            for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
                for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
                    addMonths(locale.getLanguage(), symbols.getMonths(context, width));
                    addDays(symbols.getWeekdays(context, width));
                }
            }
        }
        days.remove("");
    }

    /** @param names as ICU has them: nothing first, then Sunday to Saturday */
    private void addDays(String[] names) {
        for (int i = 1; i < names.length; i++) {
            DayOfWeek day = DayOfWeek.SATURDAY.plus(i);
            days.computeIfAbsent(folded(names[i]), unknown -> EnumSet.noneOf(DayOfWeek.class))
                    .add(day);
        }
    }

    private void addMonths(String language, String[] names) {
        for (int i = 0; i < 12; i++) {
            String name = folded(names[i]);
            if (name.isEmpty() || name.codePoints().anyMatch(Character::isDigit)) {
                continue;
            }
            Month month = new Month(language, i + 1);
            List<Month> known = months.computeIfAbsent(name, unknown -> new ArrayList<>());
            if (!known.contains(month)) {
                known.add(month);
            }
        }
    }

    /** A name without case, dots and spaces: how names are compared. */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /**
     * The month of this name, 1 to 12; 0 if no language calls a month so.
     *
     * @param language decides between languages that mean different months by one name; absent if unknown
     */
    static int month(String name, @Nullable String language) {
        String folded = folded(name);
        List<Month> english = ENGLISH.months.getOrDefault(folded, List.of());
        boolean askAll = english.isEmpty() || language != null && !language.startsWith("en");
        List<Month> found = askAll ? All.TABLE.months.getOrDefault(folded, english) : english;
        if (found.isEmpty()) {
            return 0;
        }
        for (Month month : found) {
            if (language != null && language.split("[-_]", 2)[0].equalsIgnoreCase(month.language())) {
                return month.number();
            }
        }
        return english.isEmpty() ? mostCommon(found) : english.get(0).number();
    }

    private static int mostCommon(List<Month> found) {
        List<Integer> numbers = found.stream().map(Month::number).toList();
        return Collections.max(
                numbers,
                (a, b) -> Integer.compare(Collections.frequency(numbers, a), Collections.frequency(numbers, b)));
    }

    /** Whether some language calls a day of the week so. */
    static boolean isDay(String name) {
        return !days(name).isEmpty();
    }

    /** The days of the week that go by this name: the English one, else those of all languages; none if it is no such name. */
    static Set<DayOfWeek> days(String name) {
        String folded = folded(name);
        Set<DayOfWeek> english = ENGLISH.days.getOrDefault(folded, Set.of());
        return english.isEmpty() ? All.TABLE.days.getOrDefault(folded, Set.of()) : english;
    }

    private static List<ULocale> languages() {
        return Arrays.stream(ULocale.getAvailableLocales())
                .filter(locale ->
                        locale.getCountry().isEmpty() && locale.getVariant().isEmpty())
                .toList();
    }
}
