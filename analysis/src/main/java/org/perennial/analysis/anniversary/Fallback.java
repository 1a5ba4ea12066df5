package org.perennial.analysis.anniversary;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A lexicon for a language that has no file.
 *
 * <p>Three sources. CLDR gives the words for "year", with which a number of years that agrees with a date in the text is
 * found, and longer words made of them beside an ordinal; "50 years ago today"; and the months and number words that
 * every language gets from it. The relatives of the language that have a file ({@code families.txt}) lend all their
 * patterns, a little lighter, and those with "year" in them also with the language's own word for it. And anniversary
 * words of all other files in any script are taken where they are single and long, for loan words ("jubilej",
 * "centenar"): lighter still, and without the number they may imply (Catalan "centenars" are hundreds), so that a second
 * sign must agree.
 */
final class Fallback {
    private static final int LEAST_LETTERS = 6;
    private static final int LONGEST_ENDING = 6;
    /** A word that several languages share is less likely to mean something else in the next one. */
    private static final int SHARED = 2;

    private static final double SHARED_WEIGHT = 0.4;
    private static final double WEIGHT = 0.35;
    /** What such a word gains by an ordinal before it. */
    private static final double BESIDE_ORDINAL = 0.1;

    /** What is left of a relative's weight. */
    private static final double LENT = 0.9;
    /** A number of years without a word of which it is known what it means. */
    private static final double YEARS = 0.3;
    /** "50 years ago today". */
    private static final double AGO_TODAY = 0.5;
    /** Letters of a word for "year" that other words begin with by chance, though seldom beside a number. */
    private static final int SHORTEST_YEAR = 3;

    private static final double MADE_OF_YEAR = 0.45;
    private static final double MADE_OF_SHORT_YEAR = 0.35;

    /** Counts that among them ask for every plural form. */
    private static final int[] COUNTS = {1, 2, 3, 5, 11, 20, 21, 50, 100};

    private Fallback() {}

    /**
     * A lexicon for a language.
     *
     * @param tag the base language
     * @param known those there are
     */
    static Lexicon of(String tag, Collection<Lexicon> known) {
        List<Lexicon> relatives = relatives(tag, known);
        List<String> own = unit(MeasureUnit.YEAR, tag);
        Set<String> years = new LinkedHashSet<>(own);
        relatives.forEach(r -> years.addAll(Lists.orEmpty(r.years())));
        List<Phrase> anniversary = new ArrayList<>();
        relatives.forEach(r -> lend(r.anniversary(), Weights.ANNIVERSARY, anniversary));
        relatives.forEach(r -> anniversary.addAll(cognates(r, own)));
        anniversary.addAll(madeOf(own));
        anniversary.addAll(agoToday(tag));
        anniversary.addAll(loans(known));
        List<Phrase> since = new ArrayList<>();
        relatives.forEach(r -> lend(r.since(), Weights.SINCE, since));
        for (String year : years) {
            since.add(new Phrase("{N} " + year, null, null, YEARS, null));
            since.add(new Phrase(year + " {N}", null, null, YEARS, null));
        }
        List<Phrase> marking = all(relatives, Lexicon::marking);
        if (relatives.isEmpty()) {
            known.forEach(lexicon -> Lists.orEmpty(lexicon.marking()).stream()
                    .filter(p -> word(p.p()) != null)
                    .forEach(marking::add));
        }
        List<Phrase> block = all(relatives, Lexicon::block);
        // "20. Jahrhundert" is made of "year" as well.
        for (MeasureUnit longer : List.of(MeasureUnit.DECADE, MeasureUnit.CENTURY)) {
            unit(longer, tag).forEach(word -> block.add(Phrase.of("{N} " + word + "*")));
        }
        Lexicon.@Nullable Slot slot =
                relatives.isEmpty() ? null : relatives.get(0).slot();
        return new Lexicon(
                tag,
                tag,
                null,
                null,
                new Lexicon.Inflection(LONGEST_ENDING, prefixes(relatives)),
                null,
                List.copyOf(years),
                numbers(tag, relatives),
                dates(relatives),
                anniversary,
                since,
                all(relatives, Lexicon::remembrance),
                all(relatives, Lexicon::observance),
                marking,
                all(relatives, Lexicon::founding),
                all(relatives, Lexicon::birth),
                all(relatives, Lexicon::death),
                all(relatives, Lexicon::bodies),
                all(relatives, Lexicon::privately),
                all(relatives, Lexicon::personal),
                block,
                null,
                null,
                slot,
                List.of());
    }

    /** Those of the language's group that have a file, in the group's order. */
    private static List<Lexicon> relatives(String tag, Collection<Lexicon> known) {
        Map<String, Lexicon> byTag = new HashMap<>();
        known.forEach(lexicon -> byTag.put(lexicon.language(), lexicon));
        Set<String> group = new LinkedHashSet<>();
        for (String line : AnalysisData.lines("families.txt")) {
            List<String> members = List.of(line.split(" ", -1));
            if (members.contains(tag)) {
                group.addAll(members);
            }
        }
        List<Lexicon> relatives = new ArrayList<>();
        for (String member : group) {
            Lexicon lexicon = member.equals(tag) ? null : byTag.get(member);
            if (lexicon != null) {
                relatives.add(lexicon);
            }
        }
        return relatives;
    }

    /** CLDR's words for a unit of time, in the forms that its plural rules give beside numbers; empty where it has none. */
    private static List<String> unit(MeasureUnit unit, String tag) {
        Set<String> words = new LinkedHashSet<>();
        ULocale locale = ULocale.forLanguageTag(tag);
        var format = NumberFormatter.withLocale(locale).unit(unit).unitWidth(UnitWidth.FULL_NAME);
        for (int count : COUNTS) {
            String word =
                    format.format(count).toString().replaceAll("\\p{Nd}", "").strip();
            if (word.codePoints().anyMatch(Character::isLetter) && isOf(locale)) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }

    /**
     * A number beside a longer word that begins as "year" does: most languages make their word for anniversary of that
     * ("Jahrestag", "yıldönümü", "годовщина"). Behind a number that is no ordinal such a word may be an age.
     */
    private static List<Phrase> madeOf(List<String> years) {
        List<Phrase> made = new ArrayList<>();
        for (String stem : stems(years)) {
            double weight = stem.length() > SHORTEST_YEAR ? MADE_OF_YEAR : MADE_OF_SHORT_YEAR;
            made.add(new Phrase("{ORD} " + stem + "+", null, null, weight, null));
            if (years.contains(stem)) {
                made.add(new Phrase("{N} " + stem + "+", null, null, MADE_OF_SHORT_YEAR, null));
            }
        }
        return made;
    }

    /** "50 years ago today" and "today, 50 years ago", of CLDR's words for both. */
    private static List<Phrase> agoToday(String tag) {
        ULocale locale = ULocale.forLanguageTag(tag);
        RelativeDateTimeFormatter format = RelativeDateTimeFormatter.getInstance(locale);
        String today = format.format(Direction.THIS, AbsoluteUnit.DAY);
        Set<String> patterns = new LinkedHashSet<>();
        for (int count : isOf(locale) ? COUNTS : new int[0]) {
            String ago = format.format(count, Direction.LAST, RelativeUnit.YEARS);
            String pattern = ago.replaceFirst("\\p{Nd}+", "{N}");
            if (!ago.startsWith("-") && !pattern.equals(ago)) {
                patterns.add(today + " " + pattern);
                patterns.add(pattern + " " + today);
            }
        }
        return patterns.stream()
                .map(pattern -> new Phrase(pattern, null, null, AGO_TODAY, true))
                .toList();
    }

    /** The forms of a word that have letters enough, and what all of them begin with if that has. */
    private static Set<String> stems(List<String> forms) {
        Set<String> stems = new LinkedHashSet<>(forms);
        stems.add(forms.stream().reduce(Fallback::commonBeginning).orElse(""));
        stems.removeIf(stem -> stem.length() < SHORTEST_YEAR || !isWord(stem));
        return stems;
    }

    private static String commonBeginning(String a, String b) {
        int same = 0;
        while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return a.substring(0, same);
    }

    private static boolean isWord(String text) {
        return text.codePoints().allMatch(c -> Character.isLetter(c) && !Tokens.isUnspaced((char) c));
    }

    /** A relative's anniversary words that begin with its word for "year", with the language's own in its place. */
    private static List<Phrase> cognates(Lexicon relative, List<String> years) {
        List<Phrase> cognates = new ArrayList<>();
        for (String theirs : years.isEmpty() ? List.<String>of() : unit(MeasureUnit.YEAR, relative.language())) {
            for (Phrase phrase : Lists.orEmpty(relative.anniversary())) {
                String spaced = " " + phrase.p();
                if (spaced.contains(" " + theirs) && phrase.p().indexOf('{') < 0) {
                    String own =
                            spaced.replace(" " + theirs, " " + years.get(0)).strip();
                    lend(List.of(phrase.withPattern(own)), Weights.ANNIVERSARY, cognates);
                }
            }
        }
        return cognates;
    }

    /** Whether CLDR has the language at all, or gives English for it. */
    private static boolean isOf(ULocale locale) {
        for (ULocale there : ULocale.getAvailableLocales()) {
            if (there.getLanguage().equals(locale.getLanguage())) {
                return true;
            }
        }
        return false;
    }

    private static void lend(@Nullable List<Phrase> phrases, double usual, List<Phrase> into) {
        for (Phrase phrase : Lists.orEmpty(phrases)) {
            double weight = (phrase.weight() == null ? usual : phrase.weight()) * LENT;
            into.add(new Phrase(phrase.p(), phrase.kind(), phrase.n(), weight, phrase.today()));
        }
    }

    private static List<Phrase> all(List<Lexicon> relatives, Function<Lexicon, @Nullable List<Phrase>> list) {
        List<Phrase> all = new ArrayList<>();
        relatives.forEach(r -> all.addAll(Lists.orEmpty(list.apply(r))));
        return all;
    }

    private static List<String> prefixes(List<Lexicon> relatives) {
        Set<String> prefixes = new LinkedHashSet<>();
        for (Lexicon relative : relatives) {
            Lexicon.Inflection inflection = relative.inflection();
            prefixes.addAll(inflection == null ? List.of() : Lists.orEmpty(inflection.prefixes()));
        }
        return List.copyOf(prefixes);
    }

    private static Lexicon.Numbers numbers(String tag, List<Lexicon> relatives) {
        Set<String> suffixes = new LinkedHashSet<>(Set.of(NumberReader.ANY_SUFFIX));
        Set<String> prefixes = new LinkedHashSet<>();
        Map<String, Integer> words = new TreeMap<>();
        Map<String, Integer> ordinals = new TreeMap<>();
        boolean dot = isDotted(tag);
        String side = null;
        for (Lexicon relative : relatives) {
            Lexicon.Numbers numbers = relative.numbers();
            if (numbers != null) {
                suffixes.addAll(Lists.orEmpty(numbers.suffixes()));
                prefixes.addAll(Lists.orEmpty(numbers.prefixes()));
                words.putAll(numbers.words() == null ? Map.of() : numbers.words());
                ordinals.putAll(numbers.ordinals() == null ? Map.of() : numbers.ordinals());
                dot |= Boolean.TRUE.equals(numbers.dot());
                side = side == null ? numbers.side() : side;
            }
        }
        return new Lexicon.Numbers(
                side == null ? "both" : side, List.copyOf(suffixes), List.copyOf(prefixes), dot, words, ordinals, null);
    }

    /** Whether a full stop makes figures an ordinal, by CLDR. */
    private static boolean isDotted(String tag) {
        ULocale locale = ULocale.forLanguageTag(tag);
        return isOf(locale)
                && new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.ORDINAL)
                        .format(5)
                        .endsWith(".");
    }

    private static Lexicon.@Nullable Dates dates(List<Lexicon> relatives) {
        return relatives.isEmpty() ? null : relatives.get(0).dates();
    }

    /** Single long anniversary words of all files. */
    private static List<Phrase> loans(Collection<Lexicon> known) {
        Map<String, Phrase> words = new TreeMap<>();
        Map<String, Integer> seen = new TreeMap<>();
        for (Lexicon lexicon : known) {
            for (Phrase phrase : Lists.orEmpty(lexicon.anniversary())) {
                String word = word(phrase.p());
                if (word != null) {
                    words.putIfAbsent(word, phrase);
                    seen.merge(word, 1, Integer::sum);
                }
            }
        }
        List<Phrase> loans = new ArrayList<>();
        words.forEach((word, phrase) -> {
            double usual = seen.getOrDefault(word, 1) >= SHARED ? SHARED_WEIGHT : WEIGHT;
            Double own = phrase.weight();
            double weight = own == null ? usual : Math.min(own, usual);
            loans.add(new Phrase(word + "*", phrase.kind(), null, weight, null));
            loans.add(new Phrase("{ORD} " + word + "*", phrase.kind(), null, weight + BESIDE_ORDINAL, null));
        });
        return loans;
    }

    /** The stem of a pattern of one long word; null for any other. */
    private static @Nullable String word(String pattern) {
        String bare = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern;
        return isWord(bare) && bare.length() >= LEAST_LETTERS ? bare : null;
    }
}
