package org.perennial.analysis.anniversary;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import org.jspecify.annotations.Nullable;

/**
 * What each character becomes before anything is compared.
 *
 * <p>Case, accents, compatibility forms, vowel points, tatweel, soft hyphens and joiners go; the digits of all scripts,
 * dashes, apostrophes, spaces, and the Arabic letters that keyboards interchange become one each. The same table folds
 * the language files and the articles, so a file may be written in its language's full spelling.
 */
final class Folding {
    /** Nothing: the character is dropped. */
    private static final char DROPPED = '\uFFFF';
    /** More than one character: see {@link #many}. */
    private static final char MANY = '\uFFFE';

    private static final Folding INSTANCE = new Folding();

    private final char[] single = new char[0x10000];
    private final @Nullable String[] several = new @Nullable String[0x10000];

    private Folding() {
        for (int c = 0; c < 0x10000; c++) {
            String folded = Character.isSurrogate((char) c) ? Character.toString((char) c) : compute(c);
            if (folded.isEmpty()) {
                single[c] = DROPPED;
            } else if (folded.length() == 1) {
                single[c] = folded.charAt(0);
            } else {
                single[c] = MANY;
                several[c] = folded;
            }
        }
    }

    static Folding table() {
        return INSTANCE;
    }

    /** The folded form of a string, for language files. */
    static String fold(String text) {
        return FoldedText.of(text).text();
    }

    /** One character for a character of the basic plane, or a sign for none or many. */
    char one(char c) {
        return single[c];
    }

    static boolean isDropped(char folded) {
        return folded == DROPPED;
    }

    static boolean isMany(char folded) {
        return folded == MANY;
    }

    String many(char c) {
        String text = several[c];
        return text == null ? "" : text;
    }

    /** The folded form of a character beyond the basic plane. */
    String beyond(int c) {
        String folded = compute(c);
        // Surrogates are letters to what reads the folded text, emoji are not.
        return Character.getType(c) == Character.OTHER_SYMBOL
                        && folded.codePoints().anyMatch(p -> p == c)
                ? " "
                : folded;
    }

    private static String compute(int c) {
        if (c == '\n' || c == '\t' || c == '\r') {
            return c == '\n' ? "\n" : " ";
        }
        if (c == 0x2028 || c == 0x2029) {
            return "\n";
        }
        int type = Character.getType(c);
        if (type == Character.FORMAT || type == Character.CONTROL) {
            return "";
        }
        if (type == Character.SPACE_SEPARATOR) {
            return " ";
        }
        if (type == Character.DASH_PUNCTUATION || c == 0x2212) {
            return "-";
        }
        String letter = special(c);
        if (letter != null) {
            return letter;
        }
        if (isPoint(c)) {
            return "";
        }
        int digit = UCharacter.digit(c, 10);
        if (digit >= 0 && type == Character.DECIMAL_DIGIT_NUMBER) {
            return Character.toString('0' + digit);
        }
        if (c >= 0xAC00 && c <= 0xD7A3) {
            return Character.toString(c);
        }
        return marksDropped(Normalizer2.getNFKDInstance().normalize(Character.toString(c)));
    }

    private static String marksDropped(String decomposed) {
        StringBuilder out = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(p -> {
            if (isPoint(p)) {
                return;
            }
            String letter = special(p);
            if (letter != null) {
                out.append(letter);
            } else {
                out.appendCodePoint(UCharacter.foldCase(p, true));
            }
        });
        return Normalizer2.getNFCInstance().normalize(out);
    }

    private static boolean isPoint(int c) {
        return (c >= 0x300 && c <= 0x36F)
                || (c >= 0x591 && c <= 0x5C7)
                || (c >= 0x610 && c <= 0x61A)
                || (c >= 0x64B && c <= 0x65F)
                || (c >= 0x6D6 && c <= 0x6DC)
                || c == 0x670
                || c == 0x640
                || (c >= 0xFE00 && c <= 0xFE0F);
    }

    private static @Nullable String special(int c) {
        return switch (c) {
            case '’', '‘', 'ʼ', 'ʻ', 'ʹ', '`', '´', '′', '＇', 'ˈ', '׳' -> "'";
            case 'ı', 'İ' -> "i";
            case 'ß', 'ẞ' -> "ss";
            case 'æ', 'Æ' -> "ae";
            case 'œ', 'Œ' -> "oe";
            case 'ø', 'Ø' -> "o";
            case 'đ', 'Đ', 'ð', 'Ð' -> "d";
            case 'ł', 'Ł' -> "l";
            case 'ħ', 'Ħ' -> "h";
            case 'þ', 'Þ' -> "th";
            case 'ə', 'Ə' -> "ə";
            case 'ς' -> "σ";
            case 'أ', 'إ', 'آ', 'ٱ' -> "ا";
            case 'ى', 'ی', 'ې', 'ے' -> "ي";
            case 'ک', 'ڪ' -> "ك";
            case 'ہ', 'ھ', 'ة', 'ە', 'ۀ' -> "ه";
            case 'ؤ' -> "و";
            case 'ئ' -> "ي";
            case '।', '۔', '؟', '。', '！', '？', '።', '։' -> ".";
            case '،', '、', '，' -> ",";
            case '\u0F0B', '\u0F0C' -> " "; // the mark between Tibetan syllables
            case '\u0F0D', '\u0F0E' -> "."; // the mark behind a Tibetan clause
            case '\u06FD' -> "\u0621\u0648"; // Sindhi "and", which Unicode has as a sign
            case '\u06FE' -> "\u0645\u064A"; // Sindhi "in"
            default -> null;
        };
    }
}
