package org.perennial.analysis.anniversary;

import java.util.Arrays;

/**
 * The words and numbers of a folded text, and how firmly each is parted from the one before.
 *
 * <p>Digits part from letters ("33rd" is two), and in scripts that write without spaces every character stands alone.
 */
final class Tokens {
    /** How a token is parted from the one before it, weakest first. */
    static final int GLUED = 0;

    static final int SPACE = 1;
    /** A full stop behind a number, which is an ordinal's in some languages and a sentence's end in others. */
    static final int DOT = 2;

    static final int CLAUSE = 3;
    static final int SENTENCE = 4;
    static final int PARAGRAPH = 5;

    static final byte WORD = 0;
    static final byte NUMBER = 1;
    static final byte ALONE = 2;

    private static final byte[] KINDS = kinds();

    /** "г.", "mln.": letters of a word whose full stop before a small letter abbreviates it. */
    private static final int LONGEST_ABBREVIATION = 3;

    final FoldedText text;
    private int[] start;
    private int[] end;
    private byte[] kind;
    private byte[] gap;
    private int size;

    Tokens(FoldedText text) {
        this.text = text;
        int likely = Math.max(16, text.length() / 4);
        this.start = new int[likely];
        this.end = new int[likely];
        this.kind = new byte[likely];
        this.gap = new byte[likely];
        split();
    }

    int size() {
        return size;
    }

    int start(int token) {
        return start[token];
    }

    int end(int token) {
        return end[token];
    }

    int length(int token) {
        return end[token] - start[token];
    }

    boolean isNumber(int token) {
        return kind[token] == NUMBER;
    }

    boolean isAlone(int token) {
        return kind[token] == ALONE;
    }

    /** How the token is parted from the one before. */
    int gap(int token) {
        return gap[token];
    }

    /** Whether the token stands directly at the one before or a hyphen or apostrophe away. */
    boolean isGlued(int token) {
        return gap[token] == GLUED;
    }

    String word(int token) {
        return text.slice(start[token], end[token]);
    }

    /** The token that begins at or after a folded index. */
    int from(int index) {
        int at = Arrays.binarySearch(start, 0, size, index);
        return at >= 0 ? at : -at - 1;
    }

    /** The token in which a folded index lies, or the next. */
    int at(int index) {
        int at = Arrays.binarySearch(start, 0, size, index);
        if (at >= 0) {
            return at;
        }
        int before = -at - 2;
        return before >= 0 && index < end[before] ? before : before + 1;
    }

    /** The first token of the sentence that a token stands in. */
    int sentenceStart(int token) {
        int t = token;
        while (t > 0 && gap[t] < SENTENCE) {
            t--;
        }
        return t;
    }

    /** The token after the last one of the sentence that a token stands in. */
    int sentenceEnd(int token) {
        int t = token + 1;
        while (t < size && gap[t] < SENTENCE) {
            t++;
        }
        return t;
    }

    int paragraphStart(int token) {
        int t = token;
        while (t > 0 && gap[t] < PARAGRAPH) {
            t--;
        }
        return t;
    }

    int paragraphEnd(int token) {
        int t = token + 1;
        while (t < size && gap[t] < PARAGRAPH) {
            t++;
        }
        return t;
    }

    private void split() {
        int i = 0;
        int n = text.length();
        int after = 0;
        while (i < n) {
            char c = text.at(i);
            byte k = kindOf(c);
            if (k < 0) {
                i++;
                continue;
            }
            int e = i + 1;
            if (k != ALONE) {
                while (e < n && kindOf(text.at(e)) == k) {
                    e++;
                }
            }
            add(i, e, k, size == 0 ? PARAGRAPH : gapBetween(after, i));
            after = e;
            i = e;
        }
    }

    private void add(int from, int to, byte k, int g) {
        if (size == start.length) {
            start = Arrays.copyOf(start, size * 2);
            end = Arrays.copyOf(end, size * 2);
            kind = Arrays.copyOf(kind, size * 2);
            gap = Arrays.copyOf(gap, size * 2);
        }
        start[size] = from;
        end[size] = to;
        kind[size] = k;
        gap[size++] = (byte) g;
    }

    private int gapBetween(int from, int to) {
        if (to - from == 1 && text.at(from) == ' ') {
            return SPACE; // most
        }
        boolean bound = to - from == 1 && (isBinding(text.at(from)) || isOrdinalColon(from, to));
        int widest = from == to || bound ? GLUED : SPACE;
        int lines = 0;
        for (int i = from; i < to; i++) {
            char c = text.at(i);
            if (c == '\n') {
                lines++;
            } else if (c == '.' || c == '!' || c == '?' || c == '…') {
                widest = Math.max(widest, c == '.' ? fullStop(from, to) : SENTENCE);
            } else if (!bound
                    && c != ' '
                    && !isBinding(c)
                    && c != '"'
                    && c != '%'
                    && c != '«'
                    && c != '»'
                    && c != '“'
                    && c != '”'
                    && c != '„'
                    && c != 'º'
                    && c != '°'
                    && c != '*') {
                widest = Math.max(widest, CLAUSE);
            }
        }
        if (lines > 1 || (lines == 1 && !isWrapped(from, to))) {
            return PARAGRAPH;
        }
        return widest;
    }

    /** "60:e", "60:ntenä": the colon at which Swedish and Finnish add an ending to figures. */
    private boolean isOrdinalColon(int from, int to) {
        return text.at(from) == ':' && size > 0 && isNumber(size - 1) && kindOf(text.at(to)) == WORD;
    }

    /** A full stop ends a sentence, except behind a short number or a single letter, or before a small letter. */
    private int fullStop(int from, int to) {
        int last = size - 1;
        if (from >= text.length() || text.at(from) != '.') {
            return SENTENCE;
        }
        if (to - from == 1) {
            return isNumber(last) ? DOT : SPACE; // "130.Geburtstag", "U.S."
        }
        if (isNumber(last) && length(last) <= 4 && length(last) != 4) {
            return DOT;
        }
        boolean small = Letters.isSmall(text.originalAt(to));
        if (small && length(last) <= LONGEST_ABBREVIATION && !isAlone(last)) {
            return DOT;
        }
        return small || (length(last) == 1 && !isAlone(last)) ? CLAUSE : SENTENCE;
    }

    /** A single line break inside a sentence is a wrapped line. */
    private boolean isWrapped(int from, int to) {
        char next = text.originalAt(to);
        if (!Letters.isSmall(next) && !Character.isDigit(next)) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.at(i) == '.' || text.at(i) == ':' || text.at(i) == '!' || text.at(i) == '?') {
                return false;
            }
        }
        return true;
    }

    private static boolean isBinding(char c) {
        return c == '-' || c == '\'' || c == '·' || c == '־';
    }

    /** The kind of token a folded character belongs to; negative for what stands between tokens. */
    static byte kindOf(char c) {
        return KINDS[c];
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[0x10000];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = kind((char) c);
        }
        return kinds;
    }

    private static byte kind(char c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' ? WORD : c >= '0' && c <= '9' ? NUMBER : -1;
        }
        if (isUnspaced(c)) {
            return ALONE;
        }
        return Character.isLetter(c) || Character.isSurrogate(c) || isCombining(c) ? WORD : (byte) -1;
    }

    private static boolean isCombining(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Thai, Lao, Burmese, Khmer, Kana and Han. */
    static boolean isUnspaced(char c) {
        return (c >= 0xE01 && c <= 0xEDF && c != 0xE3F)
                || (c >= 0x1000 && c <= 0x109F)
                || (c >= 0x1780 && c <= 0x17D3)
                || (c >= 0x3005 && c <= 0x3007)
                || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB)
                || (c >= 0x3400 && c <= 0x9FFF)
                || (c >= 0xF900 && c <= 0xFAFF);
    }
}
