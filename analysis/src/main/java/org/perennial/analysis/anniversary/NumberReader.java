package org.perennial.analysis.anniversary;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of one language: digits of any script, ordinals, spelled-out words, Roman numerals. */
final class NumberReader {
    private static final int LARGEST = 9_999;
    static final int LONGEST_WORDS = 7;
    /** Letters an ordinal must have for its last two to be an ending. */
    private static final int INFLECTED = 8;

    private static final int LONGEST_ENDING = 4;
    private static final int LONGEST_SCALE = 5;
    private static final int LONGEST_SUFFIX = 8;
    /** Among the suffixes: whatever short ending is written at the digits. */
    static final String ANY_SUFFIX = "*";
    /** From the Arabic script on, an ordinal's ending may be written apart without being a word of its own. */
    private static final char FIRST_APART = 0x600;

    private static final int[] ROUND = {
        125, 150, 175, 200, 250, 300, 350, 400, 450, 500, 600, 700, 750, 800, 900, 1000, 1100, 1200, 1500, 2000
    };

    /** @param stem whether the spelling lacks its ending, which stands in the text with other letters */
    private record Word(int value, boolean ordinal, boolean stem) {}

    private final Spellings spellings;
    private final StemTrie<Word> words = new StemTrie<>();
    /** What multiplies a number before it, by the factor. */
    private final Map<String, Integer> scales = new HashMap<>();

    private final Set<String> suffixes = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();
    private final boolean anySuffix;
    private final boolean dot;
    private final boolean inflects;

    NumberReader(Lexicon lexicon, Spellings spellings) {
        this.spellings = spellings;
        Lexicon.Inflection inflection = lexicon.inflection();
        Integer suffix = inflection == null ? null : inflection.suffix();
        this.inflects = suffix == null || suffix > 0;
        Lexicon.Numbers numbers = lexicon.numbers();
        spellOut(lexicon.language());
        if (numbers != null) {
            add(numbers.words(), false);
            add(numbers.ordinals(), true);
            if (numbers.scales() != null) {
                numbers.scales()
                        .forEach((word, factor) ->
                                spellings.of(word).forEach(spelling -> scales.put(key(spelling), factor)));
            }
            addAll(numbers.suffixes(), suffixes);
            addAll(numbers.prefixes(), prefixes);
        }
        this.anySuffix = suffixes.remove(ANY_SUFFIX);
        this.dot = numbers != null && Boolean.TRUE.equals(numbers.dot());
    }

    /** The numbers that begin at a token, the longest first. */
    List<ReadNumber> at(Tokens tokens, int t) {
        if (tokens.isNumber(t)) {
            return digits(tokens, t);
        }
        List<ReadNumber> read = new ArrayList<>(2);
        word(tokens, t, read);
        ReadNumber roman = roman(tokens, t);
        if (roman != null) {
            read.add(roman);
        }
        String prefix = tokens.length(t) <= LONGEST_SUFFIX && !prefixes.isEmpty() ? tokens.word(t) : "";
        if (prefixes.contains(prefix)
                && t + 1 < tokens.size()
                && tokens.isNumber(t + 1)
                && tokens.gap(t + 1) <= Tokens.SPACE) {
            ReadNumber number = digits(tokens, t + 1).get(0);
            read.add(new ReadNumber(number.value(), t, number.to(), ReadNumber.Form.DIGITS_ORDINAL));
        }
        return read;
    }

    /** The longest number that ends before a token, or null. */
    @Nullable
    ReadNumber before(Tokens tokens, int t) {
        for (int from = Math.max(0, t - LONGEST_WORDS); from < t; from++) {
            for (ReadNumber number : at(tokens, from)) {
                if (number.to() == t) {
                    return number;
                }
            }
        }
        return null;
    }

    /** The token at which a word that ends before a token and multiplies the number there begins, and the factor. */
    Map.@Nullable Entry<Integer, Integer> scaleBefore(Tokens tokens, int t) {
        if (scales.isEmpty() || t <= 0 || tokens.gap(t) > Tokens.SPACE) {
            return null;
        }
        Integer factor = scales.get(tokens.word(t - 1));
        return factor == null ? null : Map.entry(t - 1, factor);
    }

    /** The token behind a word at a token that multiplies the number before it, and the factor; null for none. */
    Map.@Nullable Entry<Integer, Integer> scale(Tokens tokens, int t) {
        if (scales.isEmpty() || t >= tokens.size() || tokens.gap(t) > Tokens.SPACE) {
            return null;
        }
        StringBuilder words = new StringBuilder();
        Map.Entry<Integer, Integer> longest = null;
        for (int at = t; at < tokens.size() && at - t < LONGEST_SCALE && tokens.gap(at) <= Tokens.SPACE; at++) {
            boolean together = at > t && tokens.isGlued(at) && tokens.isAlone(at);
            words.append(at == t || together ? "" : " ").append(tokens.word(at));
            Integer factor = scales.get(words.toString());
            longest = factor == null ? longest : Map.entry(at + 1, factor);
        }
        return longest;
    }

    private List<ReadNumber> digits(Tokens tokens, int t) {
        int to = t + 1;
        long value = value(tokens, t);
        if (tokens.length(t) <= 3
                && to < tokens.size()
                && tokens.isNumber(to)
                && tokens.length(to) == 3
                && tokens.start(to) - tokens.end(t) == 1) {
            char separator = tokens.text.at(tokens.end(t));
            if (separator == ',' || separator == '.' || separator == '\'' || separator == ' ') {
                value = value * 1000 + value(tokens, to);
                to++;
            }
        }
        if (value > LARGEST || value == 0) {
            return List.of(new ReadNumber(0, t, to, ReadNumber.Form.DIGITS));
        }
        List<ReadNumber> read = new ArrayList<>(2);
        if (isSuffix(tokens, to)) {
            read.add(new ReadNumber((int) value, t, to + 1, ReadNumber.Form.DIGITS_ORDINAL));
        }
        boolean dotted = dot && to < tokens.size() && tokens.gap(to) == Tokens.DOT;
        read.add(new ReadNumber((int) value, t, to, dotted ? ReadNumber.Form.DIGITS_ORDINAL : ReadNumber.Form.DIGITS));
        return read;
    }

    /** Whether a token is an ordinal's ending: at the digits, behind their full stop, or, in Urdu and Hindi, apart. */
    private boolean isSuffix(Tokens tokens, int t) {
        if (t >= tokens.size()
                || tokens.isNumber(t)
                || tokens.length(t) > LONGEST_SUFFIX
                || (!suffixes.contains(tokens.word(t)) && !isAnySuffix(tokens, t))) {
            return false;
        }
        boolean dotted = tokens.gap(t) == Tokens.DOT && tokens.start(t) == tokens.end(t - 1) + 1;
        boolean apart = tokens.gap(t) == Tokens.SPACE && tokens.text.at(tokens.start(t)) >= FIRST_APART;
        return tokens.isGlued(t) || dotted || apart;
    }

    private boolean isAnySuffix(Tokens tokens, int t) {
        return anySuffix && tokens.isGlued(t) && !tokens.isAlone(t) && tokens.length(t) <= LONGEST_ENDING;
    }

    private static long value(Tokens tokens, int t) {
        return tokens.length(t) > 5 ? LARGEST + 1L : Long.parseLong(tokens.word(t));
    }

    private void word(Tokens tokens, int t, List<ReadNumber> into) {
        int node = 0;
        int at = t;
        while (at < tokens.size() && at - t < LONGEST_WORDS * 2) {
            if (at > t) {
                int gap = tokens.gap(at);
                if (gap > Tokens.SPACE) {
                    return;
                }
                boolean together = gap == Tokens.GLUED && tokens.isAlone(at) && tokens.isAlone(at - 1);
                node = together ? node : words.child(node, ' ');
                if (node < 0) {
                    return;
                }
            }
            int i = tokens.start(at);
            for (; i < tokens.end(at); i++) {
                int next = words.child(node, tokens.text.at(i));
                if (next < 0) {
                    break;
                }
                node = next;
                inflected(tokens, t, at, i + 1, node, into);
            }
            int rest = tokens.end(at) - i;
            if (rest == 0 || (rest <= 2 && inflects && i - tokens.start(at) >= 5)) {
                int to = at + 1;
                for (Word w : words.values(node)) {
                    into.add(
                            0,
                            new ReadNumber(
                                    w.value, t, to, w.ordinal ? ReadNumber.Form.WORD_ORDINAL : ReadNumber.Form.WORD));
                }
            }
            if (rest > 0) {
                return;
            }
            at++;
        }
    }

    /** An ordinal whose ending differs from the one that is known. */
    private void inflected(Tokens tokens, int t, int at, int end, int node, List<ReadNumber> into) {
        int ending = tokens.end(at) - end;
        if (ending < 1 || ending > LONGEST_ENDING) {
            return;
        }
        for (Word w : words.values(node)) {
            if (w.stem) {
                into.add(new ReadNumber(w.value, t, at + 1, ReadNumber.Form.WORD_ORDINAL));
            }
        }
    }

    private static @Nullable ReadNumber roman(Tokens tokens, int t) {
        int value = 0;
        int last = 0;
        if (tokens.isAlone(t) || tokens.length(t) > 8) {
            return null;
        }
        for (int i = tokens.end(t) - 1; i >= tokens.start(t); i--) {
            int digit = "IVXLCDM".indexOf(tokens.text.originalAt(i));
            if (digit < 0) {
                return null;
            }
            int worth = new int[] {1, 5, 10, 50, 100, 500, 1000}[digit];
            value += worth < last ? -worth : worth;
            last = Math.max(last, worth);
        }
        if (tokens.length(t) == 1 && (value > 10 || tokens.gap(t) >= Tokens.SENTENCE)) {
            return null; // "L'anniversaire", "M. Dupont", a sentence that begins with "V"
        }
        return value > 0 && value <= LARGEST ? new ReadNumber(value, t, t + 1, ReadNumber.Form.ROMAN) : null;
    }

    private void spellOut(String language) {
        ULocale locale = ULocale.forLanguageTag(language);
        RuleBasedNumberFormat format = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
        if (!format.getLocale(ULocale.ACTUAL_LOCALE).getLanguage().equals(locale.getLanguage())) {
            return; // ICU fell back to another language
        }
        Set<String> seen = new HashSet<>();
        for (String rules : format.getRuleSetNames()) {
            boolean ordinal = rules.contains("ordinal");
            if (!ordinal && !rules.contains("cardinal") && !rules.contains("numbering")) {
                continue;
            }
            for (int value = 1; value <= 120; value++) {
                spell(format, rules, value, ordinal, seen);
            }
            for (int value : ROUND) {
                spell(format, rules, value, ordinal, seen);
            }
        }
    }

    private void spell(RuleBasedNumberFormat format, String rules, int value, boolean ordinal, Set<String> seen) {
        for (String spelling : spellings.of(format.format(value, rules))) {
            String word = key(spelling);
            if (!word.isEmpty() && word.chars().noneMatch(c -> c >= '0' && c <= '9') && seen.add(word + ordinal)) {
                put(word, value, ordinal);
            }
        }
    }

    private void put(String word, int value, boolean ordinal) {
        words.put(word, new Word(value, ordinal, false));
        int lastWord = word.length() - 1 - word.lastIndexOf(' ');
        if (ordinal
                && inflects
                && lastWord >= INFLECTED
                && Character.isLetter(word.charAt(0))
                && !Tokens.isUnspaced(word.charAt(0))) {
            words.put(word.substring(0, word.length() - 2), new Word(value, true, true));
        }
    }

    private void add(@Nullable Map<String, Integer> spelled, boolean ordinal) {
        if (spelled != null) {
            spelled.forEach(
                    (word, value) -> spellings.of(word).forEach(spelling -> put(key(spelling), value, ordinal)));
        }
    }

    private void addAll(@Nullable List<String> affixes, Set<String> into) {
        Lists.orEmpty(affixes)
                .forEach(affix -> spellings.of(affix).forEach(spelling -> into.add(Folding.fold(spelling))));
    }

    private static String key(String spelled) {
        Tokens tokens = new Tokens(FoldedText.of(spelled));
        StringBuilder key = new StringBuilder();
        for (int t = 0; t < tokens.size(); t++) {
            if (t > 0 && !(tokens.isGlued(t) && tokens.isAlone(t) && tokens.isAlone(t - 1))) {
                key.append(' ');
            }
            key.append(tokens.word(t));
        }
        return key.toString();
    }
}
