package org.perennial.analysis.dedup;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import org.perennial.analysis.encoding.Zawgyi;

/**
 * What of a text survives being copied.
 *
 * <p>Entities are undone, and so is UTF-8 that was read as windows-1252, and Burmese for
 * Zawgyi fonts; then compatibility forms, case, accents, vowel points, format characters and tatweel go;
 * letters that keyboards interchange (Arabic and Persian yeh and kaf) and the digits of all scripts become one;
 * everything that is neither letter, mark nor digit becomes one space.
 */
public final class NormalForm {
    private NormalForm() {}

    /** The normal form: lower-case words and ASCII digits separated by single spaces; empty when there are none. */
    public static String of(String text) {
        return ofSound(sound(text));
    }

    /** The text with its entities undone and its letters as they were meant, before anything is dropped. */
    static String sound(String text) {
        return Zawgyi.toUnicode(Mojibake.undone(Entities.undone(text)));
    }

    /** The normal form of what {@link #sound} gave. */
    static String ofSound(String text) {
        String plain = Normalizer2.getNFKDInstance().normalize(text);
        StringBuilder form = new StringBuilder(plain.length());
        boolean space = false;
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (isDropped(c)) {
                continue;
            }
            if (!Character.isLetterOrDigit(c) && !isMark(c)) {
                space = true;
                continue;
            }
            if (space && form.length() > 0) {
                form.append(' ');
            }
            space = false;
            form.appendCodePoint(unified(c));
        }
        return Normalizer2.getNFCInstance().normalize(form);
    }

    private static boolean isDropped(int c) {
        if (c < 0xAD) {
            return false;
        }
        return (c >= 0x300 && c <= 0x36F)
                || (c >= 0x591 && c <= 0x5C7)
                || (c >= 0x610 && c <= 0x61A)
                || (c >= 0x64B && c <= 0x65F)
                || (c >= 0x6D6 && c <= 0x6ED && c != 0x6DD && c != 0x6DE && c != 0x6E9)
                || c == 0x640
                || c == 0x670
                || Character.getType(c) == Character.FORMAT
                || (c >= 0xFE00 && c <= 0xFE0F);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static int unified(int letter) {
        if (letter < 0x80) {
            return Character.toLowerCase(letter);
        }
        int digit = UCharacter.digit(letter, 10);
        if (digit >= 0) {
            return '0' + digit;
        }
        int c = UCharacter.foldCase(letter, UCharacter.FOLD_CASE_DEFAULT);
        return switch (c) {
            case 'ى', 'ی', 'ې', 'ے' -> 'ي';
            case 'ک', 'ڪ' -> 'ك';
            case 'ہ', 'ھ', 'ە' -> 'ه';
            case 'ı' -> 'i';
            default -> c;
        };
    }
}
