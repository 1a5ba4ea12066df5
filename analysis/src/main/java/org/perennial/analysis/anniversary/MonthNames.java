package org.perennial.analysis.anniversary;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of the months in one language, those of its other calendars among them: by CLDR and by its file. */
final class MonthNames {
    private static final int MOST_SUFFIX = 5;
    /** Characters around a month's name within which its day stands. */
    private static final int DAY_REACH = 16;

    /** In tokens, which in Thai are characters. */
    private static final int LONGEST = 16;

    /** A name, by what it means; the calendar is null for the Gregorian. */
    private record Name(@Nullable CalendarSystem system, int month) {}

    /**
     * A month's name as it stands in a text.
     *
     * @param system the calendar it belongs to; null for the Gregorian
     * @param month from 1
     * @param to the token behind it
     */
    record Found(@Nullable CalendarSystem system, int month, int to) {}

    private final StemTrie<Name> names = new StemTrie<>();
    private final int suffix;

    MonthNames(Lexicon lexicon, Spellings spellings) {
        Lexicon.Inflection inflection = lexicon.inflection();
        Integer most = inflection == null ? null : inflection.suffix();
        Lexicon.Dates dates = lexicon.dates();
        Integer own = dates == null ? null : dates.suffix();
        this.suffix = own != null ? own : most == null ? MOST_SUFFIX : Math.min(most, MOST_SUFFIX);
        ULocale locale = ULocale.forLanguageTag(lexicon.language());
        Set<String> words = new HashSet<>();
        Lists.orEmpty(lexicon.words()).forEach(word -> words.add(Folding.fold(word)));
        // Asked for by language alone, Persian and Pashto give the months of another calendar.
        DateFormatSymbols symbols = new DateFormatSymbols(new GregorianCalendar(locale), locale);
        for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
            for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
                String[] named = symbols.getMonths(context, width);
                for (int m = 0; m < Math.min(12, named.length); m++) {
                    if (words.contains(Folding.fold(named[m]))) {
                        continue; // Sotho's short April is its word for "and"
                    }
                    add(spellings.of(named[m]), new Name(null, m + 1));
                }
            }
        }
        if (dates != null) {
            for (CalendarSystem system : new TreeSet<>(Lists.orEmpty(dates.calendars()))) {
                if (system.hasOwnMonths()) {
                    system.months(locale).forEach((name, month) -> add(spellings.of(name), new Name(system, month)));
                }
            }
            if (dates.months() != null) {
                dates.months()
                        .forEach((month, named) ->
                                named.forEach(name -> add(spellings.of(name), new Name(null, month))));
            }
        }
    }

    private void add(List<String> spellings, Name name) {
        spellings.forEach(spelling -> add(spelling, name));
    }

    private void add(String spelling, Name name) {
        Tokens tokens = new Tokens(FoldedText.of(spelling));
        StringBuilder key = new StringBuilder();
        boolean letters = false;
        for (int t = 0; t < tokens.size(); t++) {
            letters |= !tokens.isNumber(t);
            if (t > 0 && !(tokens.isGlued(t) && (tokens.isAlone(t) || tokens.isNumber(t - 1)))) {
                key.append(' ');
            }
            key.append(tokens.word(t));
        }
        if (letters && key.length() >= 2) {
            names.put(key.toString(), name);
        }
    }

    /**
     * Whether a month's name and the day of a given date may stand together in a text: a look at its characters, before
     * its dates are read.
     */
    boolean touches(Tokens tokens, LocalDate day) {
        for (int t = 0; t < tokens.size(); t++) {
            int from = tokens.start(t);
            if (!tokens.isNumber(t)
                    && isMonth(tokens.text, from, day.getMonthValue())
                    && isNear(tokens.text, from, day.getDayOfMonth())) {
                return true;
            }
        }
        return false;
    }

    private boolean isMonth(FoldedText text, int from, int month) {
        if (!names.canBegin(text, from)) {
            return false;
        }
        int node = 0;
        for (int i = from; i < text.length(); i++) {
            node = names.child(node, text.at(i));
            if (node < 0) {
                return false;
            }
            for (Name name : names.values(node)) {
                if (name.system() == null && name.month() == month) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNear(FoldedText text, int at, int number) {
        int value = 0;
        boolean digits = false;
        for (int i = Math.max(0, at - DAY_REACH); i <= Math.min(text.length() - 1, at + DAY_REACH); i++) {
            char c = text.at(i);
            if (c >= '0' && c <= '9') {
                value = digits ? value * 10 + c - '0' : c - '0';
                digits = true;
            } else {
                if (digits && value == number) {
                    return true;
                }
                digits = false;
            }
        }
        return digits && value == number;
    }

    /** The month's name that begins at a token; null where none does. */
    @Nullable
    Found at(Tokens tokens, int t) {
        int node = 0;
        for (int at = t; at < tokens.size() && at - t < LONGEST; at++) {
            if (at > t) {
                if (tokens.gap(at) > Tokens.SPACE) {
                    return null;
                }
                boolean together = tokens.isGlued(at) && (tokens.isAlone(at) || tokens.isNumber(at - 1));
                node = together ? node : names.child(node, ' ');
                if (node < 0) {
                    return null;
                }
            }
            int i = tokens.start(at);
            for (; i < tokens.end(at); i++) {
                int next = names.child(node, tokens.text.at(i));
                if (next < 0) {
                    break;
                }
                node = next;
            }
            int rest = tokens.end(at) - i;
            boolean closed = rest == 0 || (i - tokens.start(at) >= 4 && rest <= suffix);
            if (closed && !names.values(node).isEmpty()) {
                boolean longer =
                        at + 1 < tokens.size() && tokens.isNumber(at + 1) && rest == 0 && continues(tokens, at, node);
                if (!longer) {
                    Name name = names.values(node).get(0);
                    return new Found(name.system(), name.month(), at + 1);
                }
            }
            if (rest > 0) {
                return null;
            }
        }
        return null;
    }

    /** Whether the name goes on with the next number, as "tháng 1" with "tháng 12". */
    private boolean continues(Tokens tokens, int at, int node) {
        int next = names.child(node, ' ');
        return next >= 0 && names.child(next, tokens.text.at(tokens.start(at + 1))) >= 0;
    }
}
