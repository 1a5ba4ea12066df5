package org.perennial.analysis.anniversary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.language.LanguageSigns;

/**
 * What one language knows about anniversaries: the content of one {@code lexicon/<tag>.yaml}, described key by key in
 * the package's documentation. Every list may be left out.
 *
 * @param language BCP 47 tag, the file's name
 * @param name English name of the language
 * @param limits what the file is known not to do, for the documentation; null for nothing known
 * @param transliteration ICU transform rules into the other script of the language; everything in the file is then known
 *     in that script too; null for one script
 * @param inflection how words change
 * @param words frequent small words by which a text is told to be in this language, for languages that the language
 *     detector does not know
 * @param years the words for "year" beside a number
 * @param numbers ordinals and number words beyond ICU's
 * @param dates how dates are put together
 * @param anniversary phrases that are an anniversary by themselves
 * @param since phrases that count years and need support
 * @param remembrance names of days of remembrance
 * @param observance names of world days
 * @param marking words of commemorating
 * @param founding words that make it a founding
 * @param birth words that make it a birth
 * @param death words that make it a death
 * @param bodies words for what can have a birthday without being a person: town, club, company
 * @param privately phrases of private life
 * @param personal words that show that a person is spoken of
 * @param block phrases that look like an anniversary and are none
 * @param shifts words that move an occasion away from the year of publication
 * @param counts words that say what a number beside them counts
 * @param slot where the event's name stands
 * @param tests sentences the file must get right
 */
public record Lexicon(
        String language,
        String name,
        @Nullable String limits,
        @Nullable String transliteration,
        @Nullable Inflection inflection,
        @Nullable List<String> words,
        @Nullable List<String> years,
        @Nullable Numbers numbers,
        @Nullable Dates dates,
        @Nullable List<Phrase> anniversary,
        @Nullable List<Phrase> since,
        @Nullable List<Phrase> remembrance,
        @Nullable List<Phrase> observance,
        @Nullable List<Phrase> marking,
        @Nullable List<Phrase> founding,
        @Nullable List<Phrase> birth,
        @Nullable List<Phrase> death,
        @Nullable List<Phrase> bodies,
        @JsonProperty("private") @Nullable List<Phrase> privately,
        @Nullable List<Phrase> personal,
        @Nullable List<Phrase> block,
        @Nullable Shifts shifts,
        @Nullable Map<Unit, List<Phrase>> counts,
        @Nullable Slot slot,
        @Nullable List<Example> tests) {

    /**
     * Reads a language file.
     *
     * @param name what errors call it, such as its path
     * @throws IllegalArgumentException naming the place or the pattern and the remedy when it cannot be taken
     */
    public static Lexicon parse(String name, String yaml) {
        Lexicon lexicon = AnalysisData.parse(name, yaml, Lexicon.class);
        try {
            lexicon.check();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
        return lexicon;
    }

    /** @throws IllegalArgumentException naming the language and the pattern when a pattern cannot be read */
    public void check() {
        Language.check(this);
    }

    /** The patterns of the file by the key of their list, in the file's order; lists that are left out are missing. */
    public Map<String, List<Phrase>> patterns() {
        Map<String, List<Phrase>> lists = new LinkedHashMap<>();
        put(lists, "anniversary", anniversary);
        put(lists, "since", since);
        put(lists, "remembrance", remembrance);
        put(lists, "observance", observance);
        put(lists, "marking", marking);
        put(lists, "founding", founding);
        put(lists, "birth", birth);
        put(lists, "death", death);
        put(lists, "private", privately);
        put(lists, "personal", personal);
        put(lists, "block", block);
        if (shifts != null) {
            put(lists, "shifts.last", shifts.last());
            put(lists, "shifts.next", shifts.next());
            put(lists, "shifts.ago", shifts.ago());
            put(lists, "shifts.ahead", shifts.ahead());
        }
        if (counts != null) {
            counts.forEach((unit, phrases) -> put(lists, "counts." + unit.name().toLowerCase(Locale.ROOT), phrases));
        }
        return lists;
    }

    private static void put(Map<String, List<Phrase>> lists, String key, @Nullable List<Phrase> phrases) {
        if (phrases != null && !phrases.isEmpty()) {
            lists.put(key, phrases);
        }
    }

    /** The ISO 15924 codes of the scripts in which the language is read, such as {@code Cyrl}. */
    public List<String> scripts() {
        return signs().stream()
                .flatMap(signs -> LanguageSigns.scriptsOf(signs.sample()).stream())
                .distinct()
                .toList();
    }

    /** By what a text is told to be in this language, once for each of its scripts. */
    public List<LanguageSigns> signs() {
        StringBuilder sample = new StringBuilder();
        Lists.orEmpty(tests).forEach(example -> sample.append(example.t()).append(' '));
        Lists.orEmpty(words).forEach(word -> sample.append(word).append(' '));
        for (List<Phrase> phrases : List.of(
                Lists.orEmpty(since),
                Lists.orEmpty(anniversary),
                Lists.orEmpty(marking),
                Lists.orEmpty(block),
                Lists.orEmpty(privately))) {
            phrases.forEach(phrase ->
                    sample.append(phrase.p().replaceAll("\\{.*?}|\\*", " ")).append(' '));
        }
        LanguageSigns own = new LanguageSigns(language, Lists.orEmpty(words), sample.toString());
        if (transliteration == null) {
            return List.of(own);
        }
        Spellings spellings = new Spellings(this);
        String there = Lists.last(spellings.of(own.sample()));
        List<String> theirs =
                own.words().stream().map(word -> Lists.last(spellings.of(word))).toList();
        return List.of(own, new LanguageSigns(language + "-" + LanguageSigns.scriptOf(there), theirs, there));
    }

    /**
     * How words change.
     *
     * @param suffix how many letters a {@code *} at a word's end stands for at most; 6 when left out
     * @param prefixes letters that may be written before any word, as Arabic and Hebrew do
     */
    public record Inflection(
            @Nullable Integer suffix, @Nullable List<String> prefixes) {}

    /**
     * Numbers beyond what ICU spells out.
     *
     * @param side where the number stands from the anniversary word: {@code before}, {@code after} or {@code both}
     * @param suffixes what is written behind digits to make them an ordinal; {@code *} for any short ending
     * @param prefixes what is written before digits to make them an ordinal
     * @param dot whether a full stop behind digits makes them an ordinal
     * @param words number words by spelling
     * @param ordinals ordinal words by spelling
     * @param scales words behind a number that multiply it, such as thousand and lakh, by their factor
     */
    public record Numbers(
            @Nullable String side,
            @Nullable List<String> suffixes,
            @Nullable List<String> prefixes,
            @Nullable Boolean dot,
            @Nullable Map<String, Integer> words,
            @Nullable Map<String, Integer> ordinals,
            @Nullable Map<String, Integer> scales) {}

    /**
     * How dates are put together.
     *
     * @param months further spellings of months, by number 1..12
     * @param noise words that may stand between day, month and year
     * @param night words that make two days a night
     * @param suffix how many letters a month's name may grow by; as many as other words, 5 at most, when left out
     * @param calendars other calendars whose dates stand in this language's news
     */
    public record Dates(
            @Nullable Map<Integer, List<String>> months,
            @Nullable List<String> noise,
            @Nullable List<String> night,
            @Nullable Integer suffix,
            @Nullable List<CalendarSystem> calendars) {}

    /**
     * Words beside an anniversary that move it away from the year of publication.
     *
     * @param last patterns for the year before ("last year's")
     * @param next patterns for the year after ("next year's")
     * @param ago patterns with a number of years back ("three years ago")
     * @param ahead patterns with a number of years ahead ("in two years")
     */
    public record Shifts(
            @Nullable List<Phrase> last,
            @Nullable List<Phrase> next,
            @Nullable List<Phrase> ago,
            @Nullable List<Phrase> ahead) {}

    /**
     * Where the event's name stands.
     *
     * @param after words behind the anniversary word that the name follows ("of", "since")
     * @param direct whether the name may follow the anniversary word without such a word, as a genitive does
     * @param before whether the name stands before the anniversary word and its number, as a genitive does
     * @param articles words left out at the name's start
     * @param stop words at which the name ends
     */
    public record Slot(
            @Nullable List<String> after,
            @Nullable Boolean direct,
            @Nullable Boolean before,
            @Nullable List<String> articles,
            @Nullable List<String> stop) {}

    /**
     * A sentence and what must be found in it.
     *
     * @param t the sentence
     * @param pub publication date, ISO; null for unknown
     * @param n the expected number; null for not checked
     * @param year the expected year of the event; null for not checked
     * @param event the expected id in the registry; null for not checked
     * @param phrase the expected name of the event; null for not checked
     * @param kind the expected kind; null for not checked
     * @param none whether nothing may be found
     */
    public record Example(
            String t,
            @Nullable String pub,
            @Nullable Integer n,
            @Nullable Integer year,
            @Nullable String event,
            @Nullable String phrase,
            @Nullable Kind kind,
            boolean none) {}
}
