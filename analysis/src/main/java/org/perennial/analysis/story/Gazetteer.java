package org.perennial.analysis.story;

import com.ibm.icu.text.CompactDecimalFormat;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one language calls the things that every language has a word for: countries, cities, languages, currencies, months,
 * days of the week, and powers of ten. From the Unicode CLDR, as ICU carries it.
 */
final class Gazetteer {
    private static final Map<String, Gazetteer> KNOWN = new ConcurrentHashMap<>();

    /** A name this long is looked for without its last letter, which inflection changes. */
    private static final int INFLECTED = 6;

    private static final int LONGEST_ENDING = 4;
    private static final int LEAST_SPACED = 4;
    private static final int LEAST_DENSE = 2;
    static final int LONGEST_DENSE = 10;

    /** By the hash of the first word, or of the whole name in a script without spaces. */
    private final Map<Integer, List<Name>> names = new HashMap<>();

    private final Map<Integer, Double> scales = new HashMap<>();

    /** @param more the plain words that follow the first */
    private record Name(String[] more, boolean inflected, int term) {}

    static Gazetteer of(String language) {
        String base = ULocale.forLanguageTag(language).getLanguage();
        return KNOWN.computeIfAbsent(base, l -> new Gazetteer(new ULocale(l)));
    }

    private Gazetteer(ULocale locale) {
        if (locale.getLanguage().isEmpty()) {
            return;
        }
        for (String country : ULocale.getISOCountries()) {
            add(ULocale.getDisplayCountry("und-" + country, locale), country, Term.PLACE, country);
        }
        TimeZoneNames zones = TimeZoneNames.getInstance(locale);
        for (String zone : TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
            add(zones.getExemplarLocationName(zone), "", Term.PLACE, zone);
        }
        for (String language : ULocale.getISOLanguages()) {
            if (language.length() == 2) {
                add(ULocale.getDisplayLanguage(language, locale), language, Term.PLACE, "language " + language);
            }
        }
        for (Currency currency : Currency.getAvailableCurrencies()) {
            add(
                    currency.getName(locale, Currency.LONG_NAME, null),
                    currency.getCurrencyCode(),
                    Term.PLACE,
                    currency.getCurrencyCode());
        }
        DateFormatSymbols days = new DateFormatSymbols(locale);
        for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
            String[] months = days.getMonths(context, DateFormatSymbols.WIDE);
            for (int m = 0; m < months.length; m++) {
                add(months[m], "", Term.DAY, "month " + m);
            }
            String[] week = days.getWeekdays(context, DateFormatSymbols.WIDE);
            for (int d = 1; d < week.length; d++) {
                add(week[d], "", Term.DAY, "weekday " + d);
            }
        }
        addScales(locale);
    }

    private void addScales(ULocale locale) {
        CompactDecimalFormat compact = CompactDecimalFormat.getInstance(locale, CompactDecimalFormat.CompactStyle.LONG);
        for (double scale = 1e3; scale < 1e13; scale *= 10) {
            for (int many = 1; many < 10; many++) {
                String written = compact.format(many * scale);
                StringBuilder digits = new StringBuilder();
                StringBuilder word = new StringBuilder();
                for (int i = 0; i < written.length(); i++) {
                    char c = written.charAt(i);
                    if (Alphabet.manner(c) == Alphabet.DIGIT) {
                        digits.append(Character.digit(c, 10));
                    } else if (Alphabet.plain(c) != 0) {
                        word.append(Alphabet.plain(c));
                    } else if (!word.isEmpty()) {
                        break;
                    }
                }
                if (!digits.isEmpty() && !word.isEmpty() && digits.length() < 4) {
                    scales.putIfAbsent(hash(word), many * scale / Double.parseDouble(digits.toString()));
                }
            }
        }
    }

    private void add(@Nullable String name, String code, int kind, String value) {
        if (name == null || name.equals(code)) {
            return;
        }
        String[] words = plain(name).split(" ");
        String first = words[0];
        boolean dense = !first.isEmpty() && isDense(first.charAt(first.length() - 1));
        if (first.length() < (dense ? LEAST_DENSE : LEAST_SPACED) && words.length == 1) {
            return;
        }
        boolean inflected = !dense && first.length() >= INFLECTED;
        String key = inflected ? first.substring(0, first.length() - 1) : first;
        List<Name> same = names.computeIfAbsent(hash(key), k -> new ArrayList<>(1));
        String[] more = java.util.Arrays.copyOfRange(words, 1, words.length);
        boolean known = same.stream().anyMatch(n -> java.util.Arrays.equals(n.more, more));
        if (!known) {
            same.add(new Name(more, inflected, Term.of(kind, value)));
        }
    }

    private static boolean isDense(char c) {
        byte manner = Alphabet.manner(c);
        return manner != Alphabet.SPACED && manner != Alphabet.NONE && manner != Alphabet.DIGIT;
    }

    /** Plain words with single spaces; digits as ASCII. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Alphabet.manner(c) == Alphabet.DIGIT) {
                out.append(Character.forDigit(Character.digit(c, 10), 10));
            } else if (Alphabet.plain(c) != 0) {
                out.append(Alphabet.plain(c));
            } else if (Alphabet.manner(c) == Alphabet.NONE && !out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().trim();
    }

    /** The term of the name that starts with the given word of a plain text with spaces between words; 0 for none. */
    int spaced(CharSequence words, int from, int to) {
        int hash = START;
        for (int i = from; i < to; i++) {
            hash = step(hash, words.charAt(i));
            int rest = to - i - 1;
            if (rest <= LONGEST_ENDING && i + 1 - from >= 2) {
                List<Name> found = names.get(hash);
                if (found != null) {
                    for (Name name : found) {
                        if ((rest == 0 || name.inflected) && continues(name.more, words, to)) {
                            return name.term;
                        }
                    }
                }
            }
        }
        return 0;
    }

    private static boolean continues(String[] more, CharSequence words, int at) {
        int i = at;
        for (String word : more) {
            i++;
            int common = 0;
            while (i + common < words.length()
                    && common < word.length()
                    && words.charAt(i + common) == word.charAt(common)) {
                common++;
            }
            if (common < Math.max(1, word.length() >= INFLECTED ? word.length() - 2 : word.length())) {
                return false;
            }
            i += common;
            while (i < words.length() && words.charAt(i) != ' ') {
                i++;
            }
        }
        return true;
    }

    /** The term of the longest name at a place of plain text without spaces; 0 for none. */
    int dense(CharSequence text, int from, int to) {
        int hash = START;
        int term = 0;
        for (int i = from; i < Math.min(to, from + LONGEST_DENSE); i++) {
            hash = step(hash, text.charAt(i));
            List<Name> found = names.get(hash);
            if (found != null && i > from) {
                for (Name name : found) {
                    if (name.more.length == 0) {
                        term = name.term;
                    }
                }
            }
        }
        return term;
    }

    /** What the word multiplies a number by; 1 when it is no such word. */
    double scale(CharSequence word, int from, int to) {
        int hash = START;
        for (int i = from; i < to; i++) {
            hash = step(hash, word.charAt(i));
        }
        return scales.getOrDefault(hash, 1.0);
    }

    private static final int START = 0x811C9DC5;

    private static int step(int hash, char c) {
        return (hash ^ c) * 0x01000193;
    }

    private static int hash(CharSequence text) {
        int hash = START;
        for (int i = 0; i < text.length(); i++) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }
}
