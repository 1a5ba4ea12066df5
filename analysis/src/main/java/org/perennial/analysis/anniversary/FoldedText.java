package org.perennial.analysis.anniversary;

import java.util.Arrays;

/**
 * A text as it is compared, with the way back to the text as it was written.
 *
 * <p>Every folded character knows where its original begins, so whatever is found in the folded text can be shown,
 * unchanged, in the original.
 */
final class FoldedText {
    private final String original;
    private final char[] folded;
    private final int length;
    /** For each folded character the UTF-16 index of the original it came from; one entry more for the end. */
    private final int[] origin;

    private final boolean hasSurrogates;

    private FoldedText(String original, char[] folded, int length, int[] origin, boolean hasSurrogates) {
        this.original = original;
        this.folded = folded;
        this.length = length;
        this.origin = origin;
        this.hasSurrogates = hasSurrogates;
    }

    static FoldedText of(String original) {
        Folding table = Folding.table();
        char[] written = original.toCharArray();
        int n = written.length;
        char[] out = new char[n + 16];
        int[] origin = new int[n + 17];
        int length = 0;
        boolean surrogates = false;
        for (int i = 0; i < n; i++) {
            char c = written[i];
            if (length + 20 >= out.length) {
                out = Arrays.copyOf(out, out.length + n / 4 + 64);
                origin = Arrays.copyOf(origin, out.length + 1);
            }
            String many;
            int at = i;
            if (Character.isHighSurrogate(c) && i + 1 < n && Character.isLowSurrogate(written[i + 1])) {
                surrogates = true;
                many = table.beyond(original.codePointAt(i));
                i++;
            } else {
                char f = table.one(c);
                if (Folding.isDropped(f)) {
                    continue;
                }
                if (!Folding.isMany(f)) {
                    out[length] = f;
                    origin[length++] = at;
                    continue;
                }
                many = table.many(c);
            }
            for (int k = 0; k < many.length(); k++) {
                out[length] = many.charAt(k);
                origin[length++] = at;
            }
        }
        origin[length] = n;
        return new FoldedText(original, out, length, origin, surrogates);
    }

    int length() {
        return length;
    }

    char at(int i) {
        return folded[i];
    }

    /** The character so many behind one; a space behind the last. */
    char behind(int i, int by) {
        return i + by < length ? folded[i + by] : ' ';
    }

    String text() {
        return new String(folded, 0, length);
    }

    boolean startsWith(String needle, int at) {
        int n = needle.length();
        if (at + n > length) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (folded[at + i] != needle.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String slice(int from, int to) {
        return new String(folded, from, to - from);
    }

    /** The original character at a folded index: its case is still there. */
    char originalAt(int i) {
        return original.charAt(origin[i]);
    }

    /** The original words of a folded span as evidence. */
    Evidence evidence(Role role, Field field, int from, int to) {
        int start = origin[from];
        int end = end(to);
        String slice = original.substring(start, end);
        int first = hasSurrogates ? original.codePointCount(0, start) : start;
        return new Evidence(role, field, first, first + slice.codePointCount(0, slice.length()), slice);
    }

    /** The original words of a folded span. */
    String originalSlice(int from, int to) {
        return original.substring(origin[from], end(to));
    }

    /** Where the original of the last character ends, its accents included and what was dropped behind it left out. */
    private int end(int to) {
        int last = origin[to - 1];
        int end = last + Character.charCount(original.codePointAt(last));
        while (end < original.length()) {
            int c = original.codePointAt(end);
            int type = Character.getType(c);
            if (type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }
}
