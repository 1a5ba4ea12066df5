package org.perennial.analysis.dedup;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The numbers of a text as they can be shown again: ASCII digits, groups of thousands joined, decimals after a point.
 *
 * <p>"1,234", "1.234", "1 234" and "١٬٢٣٤" are all 1234; "3,5" is 3.5. Where a point could be either, three digits
 * after it are thousands: copies write alike, so that only sameness matters.
 */
final class Numbers {
    /** Longer runs of digits are identifiers. */
    static final int LONGEST = 15;

    private Numbers() {}

    /** The different numbers of a text in the order in which they come, at most so many. */
    static List<String> of(String text, int most) {
        Set<String> numbers = new LinkedHashSet<>();
        for (int i = 0; i < text.length() && numbers.size() < most; ) {
            int end = digits(text, i);
            if (end == i) {
                i++;
                continue;
            }
            StringBuilder number = new StringBuilder().append(text, i, end);
            boolean grouped = end - i <= 3;
            while (grouped && end < text.length() && isGroup(text.charAt(end)) && digits(text, end + 1) == end + 4) {
                number.append(text, end + 1, end + 4);
                end += 4;
            }
            if (end < text.length() && isPoint(text.charAt(end))) {
                int last = digits(text, end + 1);
                if (last > end + 1) {
                    number.append('.').append(text, end + 1, last);
                    end = last;
                }
            }
            if (number.length() <= LONGEST) {
                numbers.add(ascii(number));
            }
            i = end;
        }
        return new ArrayList<>(numbers);
    }

    /** The end of the run of digits that begins here; the same place for none. */
    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && digit(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static int digit(char c) {
        return c < 128 ? (c >= '0' && c <= '9' ? c - '0' : -1) : Character.isDigit(c) ? UCharacter.digit(c, 10) : -1;
    }

    private static String ascii(StringBuilder number) {
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) != '.') {
                number.setCharAt(i, (char) ('0' + digit(number.charAt(i))));
            }
        }
        return number.toString();
    }

    private static boolean isGroup(char c) {
        return switch (c) {
            case ',', '.', ' ', '\'', '’', '\u00A0', '\u2009', '\u202F', '\u066C', '，', '．' -> true;
            default -> false;
        };
    }

    private static boolean isPoint(char c) {
        return switch (c) {
            case ',', '.', '\u066B', '，', '．' -> true;
            default -> false;
        };
    }
}
