package org.perennial.analysis.story;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What each character of the basic plane is to stories: how its script makes words, its plain form, its Latin letters. */
final class Alphabet {
    /** No part of a word. */
    static final byte NONE = 0;
    /** Of a script that puts spaces between words. */
    static final byte SPACED = 1;

    static final byte HAN = 2;
    static final byte HIRAGANA = 3;
    static final byte KATAKANA = 4;
    /** Of a script that puts no spaces between words: Thai, Lao, Khmer, Burmese. */
    static final byte DENSE = 5;

    static final byte DIGIT = 6;

    private static final int SIZE = 0x10000;
    private static final byte[] MANNER = new byte[SIZE];
    private static final char[] PLAIN = new char[SIZE];

    /** Filled as characters are met; two threads that meet one together write the same. */
    private static final @Nullable String[] LATIN = new @Nullable String[SIZE];

    private static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Lower; NFC");
    private static final Transliterator TO_ASCII = Transliterator.getInstance("Latin-ASCII; [^a-z] Remove");
    /** Letters that are heard as s, sh, ch or their like, whatever they are without their marks. */
    private static final String HISSED = "čćçĉšśşșŝžźżǰ";

    /** The consonants U+1780 to U+17A2 of Khmer, which ICU does not transliterate. */
    private static final String[] KHMER =
            ("k kh k kh ng c ch c ch nh d th d th n t th t th n b ph p ph m y r l v s s s h l '").split(" ");

    static {
        Normalizer2 decomposed = Normalizer2.getNFKDInstance();
        for (int c = 0; c < SIZE; c++) {
            MANNER[c] = manner(c);
            PLAIN[c] = MANNER[c] == NONE ? 0 : plain((char) c, decomposed);
        }
    }

    private Alphabet() {}

    static byte manner(char c) {
        return MANNER[c];
    }

    /** The character without case, accent or width; 0 for none. */
    static char plain(char c) {
        return PLAIN[c];
    }

    /** The character in letters a to z; empty for what has none. */
    static String latin(char c) {
        String known = LATIN[c];
        if (known == null) {
            if (c >= 'a' && c <= 'z') {
                known = String.valueOf(c);
            } else if (c >= 0x1780 && c <= 0x17A2) {
                known = KHMER[c - 0x1780];
            } else {
                known = ascii(TO_LATIN.transliterate(String.valueOf(c).toLowerCase(Locale.ROOT)));
            }
            LATIN[c] = known;
        }
        return known;
    }

    private static String ascii(String latin) {
        StringBuilder letters = new StringBuilder(latin);
        for (int i = 0; i < letters.length(); i++) {
            if (HISSED.indexOf(letters.charAt(i)) >= 0) {
                letters.setCharAt(i, 's');
            }
        }
        return TO_ASCII.transliterate(letters.toString());
    }

    /** Whether capitals show what is a name. Georgian has capitals that are not used so. */
    static boolean isCased(char c) {
        return (Character.isUpperCase(c) || Character.isLowerCase(c)) && UScript.getScript(c) != UScript.GEORGIAN;
    }

    private static byte manner(int c) {
        int type = Character.getType(c);
        if (UCharacter.digit(c, 10) >= 0 && type == Character.DECIMAL_DIGIT_NUMBER) {
            return DIGIT;
        }
        if (c == 0x200D || c == 0xAD) {
            return SPACED; // joins the letters around it
        }
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        if (!mark && !Character.isLetter(c) && c != 'ー') {
            return NONE;
        }
        return switch (UScript.getScript(c)) {
            case UScript.HAN -> HAN;
            case UScript.HIRAGANA -> HIRAGANA;
            case UScript.KATAKANA -> KATAKANA;
            case UScript.THAI, UScript.LAO, UScript.KHMER, UScript.MYANMAR -> DENSE;
            default -> c == 'ー' ? KATAKANA : SPACED;
        };
    }

    private static char plain(char c, Normalizer2 decomposed) {
        if (c >= 0xAC00 && c <= 0xD7A3) {
            return c;
        }
        if (isPoint(c) || c == 0x200D || c == 0xAD) {
            return 0;
        }
        return switch (c) {
            case 'ى', 'ی', 'ې', 'ے' -> 'ي';
            case 'ک', 'ڪ' -> 'ك';
            case 'ہ', 'ھ', 'ە', 'ة' -> 'ه';
            case 'ı', 'İ' -> 'i';
            case 'ё', 'Ё' -> 'е';
            case 'ς' -> 'σ';
            default -> {
                int folded = UCharacter.foldCase(
                        decomposed.normalize(String.valueOf(c)).charAt(0), true);
                yield (char) folded;
            }
        };
    }

    /** Accents, vowel points and the line that stretches Arabic words. */
    private static boolean isPoint(char c) {
        return (c >= 0x300 && c <= 0x36F)
                || (c >= 0x591 && c <= 0x5C7)
                || (c >= 0x610 && c <= 0x61A)
                || (c >= 0x64B && c <= 0x65F)
                || c == 0x670
                || c == 0x640;
    }
}
