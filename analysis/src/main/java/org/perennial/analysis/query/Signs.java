package org.perennial.analysis.query;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import java.util.Set;

/** The signs of the language, as keyboards of all scripts make them. */
final class Signs {
    static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

    private Signs() {}

    static boolean isSpace(int c) {
        return UCharacter.isUWhiteSpace(c) || UCharacter.getType(c) == UCharacter.CONTROL;
    }

    static boolean opens(int c) {
        return c == '(' || c == '（';
    }

    static boolean closes(int c) {
        return c == ')' || c == '）';
    }

    static boolean isColon(int c) {
        return c == ':' || c == '：';
    }

    static boolean isComma(int c) {
        return c == ',' || c == '，' || c == '、' || c == '،';
    }

    static boolean isMinus(int c) {
        return c == '-' || c == '−' || c == '–' || c == '－';
    }

    static boolean isStar(int c) {
        return c == '*' || c == '＊';
    }

    static boolean isQuote(int c) {
        return isQuoteThatCloses(c, c) || c == '“' || c == '”' || c == '„' || c == '«' || c == '»' || c == '「';
    }

    /** Whether a phrase that began with one sign ends with another. */
    static boolean isQuoteThatCloses(int opening, int c) {
        return switch (opening) {
            case '"', '＂' -> c == '"' || c == '＂';
            case '“', '”', '„' -> c == '”' || c == '“';
            case '«' -> c == '»';
            case '»' -> c == '«';
            case '「' -> c == '」';
            default -> false;
        };
    }

    /** Whether a quotation mark between two letters is part of an abbreviation, as in Hebrew. */
    static boolean isInsideOfWord(int before, int c, int after) {
        return c == '"' && UScript.getScript(before) == UScript.HEBREW && UScript.getScript(after) == UScript.HEBREW;
    }

    /** Whether a text is one bare word to the parser. */
    static boolean isBare(String text) {
        int first = text.isEmpty() ? ' ' : text.codePointAt(0);
        return !isMinus(first)
                && !OPERATORS.contains(text)
                && text.codePoints()
                        .noneMatch(c -> isSpace(c)
                                || opens(c)
                                || closes(c)
                                || isColon(c)
                                || isComma(c)
                                || isStar(c)
                                || isQuote(c)
                                || c == '「'
                                || c == '」'
                                || c == '<'
                                || c == '>'
                                || c == '\\');
    }
}
