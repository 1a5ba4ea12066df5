package org.perennial.benchmarks;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.perennial.analysis.anniversary.Lexicon;

/** Ways in which real text departs from its textbook spelling. */
enum Disguise {
    NO_DIACRITICS("without diacritics") {
        @Override
        String apply(String text, String language) {
            StringBuilder plain = new StringBuilder(text.length());
            text.codePoints().forEach(c -> plain.append(hasPlainLetter(c) ? undecorated(c) : Character.toString(c)));
            return plain.toString();
        }
    },
    CAPITALS("in capitals") {
        @Override
        String apply(String text, String language) {
            return text.toUpperCase(Locale.forLanguageTag(language));
        }
    },
    FULL_WIDTH_DIGITS("full-width digits") {
        @Override
        String apply(String text, String language) {
            StringBuilder wide = new StringBuilder(text.length());
            text.chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c - '0' + '０' : c)));
            return wide.toString();
        }
    },
    SOFT_HYPHENS("soft hyphens in long words") {
        @Override
        String apply(String text, String language) {
            return text.replaceAll("(\\p{L}{4})(?=\\p{L}{4})", "$1\u00AD");
        }
    },
    /** For the languages whose file tells how, and Serbian from Cyrillic. */
    OTHER_SCRIPT("in the language's other script") {
        @Override
        String apply(String text, String language) {
            Transliterator other = OTHER_SCRIPTS.get(language);
            return other == null ? text : other.transliterate(text);
        }
    };

    private static final Map<String, Transliterator> OTHER_SCRIPTS = new java.util.TreeMap<>();

    /** What it is called in a table. */
    final String title;

    Disguise(String title) {
        this.title = title;
    }

    /** The text as it looks then; the same where it does not apply. */
    abstract String apply(String text, String language);

    /** Takes the rules from one script to the other from the languages' files. */
    static void learn(Map<String, Lexicon> lexicons) {
        OTHER_SCRIPTS.put("sr", Transliterator.getInstance("Serbian-Latin/BGN"));
        lexicons.values().stream()
                .filter(lexicon -> lexicon.transliteration() != null)
                .forEach(lexicon -> OTHER_SCRIPTS.put(
                        lexicon.language(),
                        Transliterator.createFromRules(
                                lexicon.language(), lexicon.transliteration(), Transliterator.FORWARD)));
    }

    /** Latin and Greek: elsewhere the marks are vowels. */
    private static boolean hasPlainLetter(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.GREEK;
    }

    private static String undecorated(int c) {
        return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    }
}
