package org.perennial.analysis.query;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import org.jspecify.annotations.Nullable;

/**
 * What a character of a text is to a search, and what it is compared as.
 *
 * <p>Marks are left out in the scripts whose readers do without them (Latin, Greek, Cyrillic stress, Arabic, Hebrew, the
 * Devanagari nukta) and kept where they are another letter, as in Thai, kana and the й of Cyrillic. Case, compatibility forms,
 * the digits of all scripts and the Arabic letters that keyboards interchange are one each.
 *
 * @param folded what is compared; empty unless {@code kind} is a word's, a cluster's or a mark's
 */
record Letter(Kind kind, String folded) {

    /** How a character stands in a text. */
    enum Kind {
        /** Part of a word in a script that parts words by spaces. */
        WORD,
        /** Begins a cluster in a script without spaces between words. */
        CLUSTER,
        /** Belongs to what is before it. */
        MARK,
        /** Between words. */
        BREAK,
        /** As if it were not there. */
        NOTHING
    }

    private static final Letter BREAK = new Letter(Kind.BREAK, "");
    private static final Letter NOTHING = new Letter(Kind.NOTHING, "");
    private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();
    private static final int DEVANAGARI_NUKTA = 0x93C;

    /** Filled as letters come up; two threads may compute the same letter, and either result serves. */
    private static final @Nullable Letter[] KNOWN = new @Nullable Letter[0x10000];

    static Letter of(int c) {
        if (c >= KNOWN.length) {
            return compute(c);
        }
        Letter known = KNOWN[c];
        if (known == null) {
            known = compute(c);
            KNOWN[c] = known;
        }
        return known;
    }

    private static Letter compute(int c) {
        if (isApostrophe(c)) {
            return BREAK;
        }
        if (UCharacter.getType(c) == UCharacter.FORMAT || isSilent(c)) {
            return NOTHING;
        }
        if (isMark(c)) {
            return new Letter(Kind.MARK, Character.toString(c));
        }
        int digit = UCharacter.digit(c, 10);
        if (digit >= 0 && UCharacter.getType(c) == UCharacter.DECIMAL_DIGIT_NUMBER) {
            return new Letter(Kind.WORD, Character.toString('0' + digit));
        }
        if (!isLetterOrNumber(c)) {
            return BREAK;
        }
        String folded = fold(CASEFOLD.normalize(Character.toString(c)));
        if (folded.isEmpty()) {
            return NOTHING;
        }
        if (folded.codePoints().anyMatch(p -> !isLetterOrNumber(p) && !isMark(p))) {
            return BREAK; // such as ½, which is a sum of two numbers
        }
        int first = folded.codePointAt(0);
        if (isMark(first)) {
            return new Letter(Kind.MARK, folded);
        }
        return new Letter(isUnspaced(first) ? Kind.CLUSTER : Kind.WORD, folded);
    }

    private static String fold(String caseless) {
        StringBuilder out = new StringBuilder();
        caseless.codePoints().forEach(p -> out.append(foldOne(p)));
        return out.toString();
    }

    private static String foldOne(int c) {
        String special = special(c);
        if (special != null) {
            return special;
        }
        return switch (UScript.getScript(c)) {
            case UScript.LATIN, UScript.GREEK, UScript.ARABIC, UScript.HEBREW, UScript.INHERITED -> plain(c);
            case UScript.DEVANAGARI ->
                COMPOSED.normalize(
                        DECOMPOSED.normalize(Character.toString(c)).replace(Character.toString(DEVANAGARI_NUKTA), ""));
            default -> Character.toString(c);
        };
    }

    private static String plain(int c) {
        StringBuilder out = new StringBuilder();
        DECOMPOSED
                .normalize(Character.toString(c))
                .codePoints()
                .filter(p -> !isSilent(p))
                .forEach(p -> {
                    String special = special(p);
                    if (special == null) {
                        out.appendCodePoint(p);
                    } else {
                        out.append(special);
                    }
                });
        return out.toString();
    }

    private static @Nullable String special(int c) {
        return switch (c) {
            case 'ı' -> "i";
            case 'ə' -> "e";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ø' -> "o";
            case 'đ', 'ð' -> "d";
            case 'ł' -> "l";
            case 'ħ' -> "h";
            case 'þ' -> "th";
            case 'ς' -> "σ";
            case 'ё', 'ѐ' -> "е";
            case 'ѝ' -> "и";
            case 'أ', 'إ', 'آ', 'ٱ' -> "ا";
            case 'ى', 'ی', 'ې', 'ے', 'ئ' -> "ي";
            case 'ک', 'ڪ' -> "ك";
            case 'ہ', 'ھ', 'ة', 'ە', 'ۀ', 'ۂ' -> "ه";
            case 'ؤ' -> "و";
            default -> null;
        };
    }

    /** Written by some and left out by others: they part words, so that {@code l'Arménie} holds {@code Arménie}. */
    private static boolean isApostrophe(int c) {
        return (c >= 0x2B9 && c <= 0x2BF) || c == 0x2C8;
    }

    private static boolean isLetterOrNumber(int c) {
        return UCharacter.isLetterOrDigit(c)
                || UCharacter.getType(c) == UCharacter.LETTER_NUMBER
                || UCharacter.getType(c) == UCharacter.OTHER_NUMBER;
    }

    private static boolean isMark(int c) {
        int type = UCharacter.getType(c);
        return type == UCharacter.NON_SPACING_MARK
                || type == UCharacter.COMBINING_SPACING_MARK
                || type == UCharacter.ENCLOSING_MARK
                || (c >= 0x1160 && c <= 0x11FF); // the vowels and endings of Hangul that is written letter by letter
    }

    /** Marks that readers do without, tatweel, and the signs that choose a glyph. */
    private static boolean isSilent(int c) {
        if (c == DEVANAGARI_NUKTA || c == 0x640) {
            return true;
        }
        if (!isMark(c)) {
            return false;
        }
        if (UCharacter.hasBinaryProperty(c, UProperty.VARIATION_SELECTOR)) {
            return true;
        }
        return switch (UScript.getScript(c)) {
            case UScript.LATIN, UScript.GREEK, UScript.CYRILLIC, UScript.ARABIC, UScript.HEBREW -> true;
            case UScript.INHERITED ->
                (c >= 0x300 && c <= 0x36F)
                        || (c >= 0x64B && c <= 0x670)
                        || (c >= 0x1AB0 && c <= 0x1AFF)
                        || (c >= 0x1DC0 && c <= 0x1DFF)
                        || (c >= 0x20D0 && c <= 0x20FF)
                        || (c >= 0xFE20 && c <= 0xFE2F);
            default -> false;
        };
    }

    private static boolean isUnspaced(int c) {
        if (c == 0x30FC) {
            return true; // the long vowel of kana, which Unicode counts to no script
        }
        return switch (UScript.getScript(c)) {
            case UScript.HAN,
                    UScript.HIRAGANA,
                    UScript.KATAKANA,
                    UScript.BOPOMOFO,
                    UScript.HANGUL,
                    UScript.THAI,
                    UScript.LAO,
                    UScript.KHMER,
                    UScript.MYANMAR,
                    UScript.TAI_LE,
                    UScript.NEW_TAI_LUE,
                    UScript.LANNA,
                    UScript.JAVANESE,
                    UScript.BALINESE -> true;
            default -> false;
        };
    }
}
