package org.perennial.analysis.anniversary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a language's patterns in a text.
 *
 * <p>Each pattern is looked up by its anchor, its longest word, in a trie that is walked once along the text; only where
 * that stands, and only if the article is worth it, are the pattern's other places tried, leftwards and rightwards.
 */
final class PatternMatcher {
    /** No word is longer; looking for tails inside what is would cost its length squared. */
    private static final int LONGEST_COMPOUND = 100;

    /** Letters that make another word of a word: few endings have as many. */
    private static final int LEAST_DERIVED = 5;

    private static final int FIRST_YEAR = 1500;
    private static final int LAST_YEAR = 2099;
    /** Characters around a word within which a figure may count it. */
    private static final int COUNT_REACH = 24;

    private final NumberReader numbers;
    private final List<List<Pattern.Element>> years;
    private final int suffix;
    private final String[] prefixes;
    private final int longestPrefix;
    /** Tokens of the longest word for "year". */
    private final int longestYear;

    PatternMatcher(NumberReader numbers, List<List<Pattern.Element>> years, int suffix, String[] prefixes) {
        this.numbers = numbers;
        this.years = List.copyOf(years);
        this.suffix = suffix;
        this.prefixes = prefixes;
        int longest = 0;
        for (String prefix : prefixes) {
            longest = Math.max(longest, prefix.length());
        }
        this.longestPrefix = longest;
        this.longestYear = years.stream()
                .mapToInt(year -> year.stream().mapToInt(this::tokens).sum())
                .max()
                .orElse(0);
    }

    /** The most tokens that a literal can take. */
    private int tokens(Pattern.Element literal) {
        return Tokens.isUnspaced(literal.text().charAt(0))
                ? longestPrefix + literal.text().length()
                : 1;
    }

    /**
     * The longest word of a pattern where it may stand in a text.
     *
     * @param telling whether it says something by itself: a word for what is counted does so only beside a figure
     */
    record Anchor(Pattern pattern, int token, boolean telling) {}

    /** The anchors of all patterns in a text, judged by the beginnings of its words, in order of appearance. */
    List<Anchor> anchors(Tokens tokens, StemTrie<Pattern> atStart, StemTrie<Pattern> inside) {
        List<Anchor> anchors = new ArrayList<>();
        boolean anywhere = !inside.isEmpty();
        for (int t = 0; t < tokens.size(); t++) {
            if (tokens.isNumber(t)) {
                continue;
            }
            int start = tokens.start(t);
            int end = tokens.end(t);
            for (int i = start; i < Math.min(end, start + longestPrefix + 1); i++) {
                collect(tokens.text, t, i, atStart, anchors);
            }
            if (anywhere && end - start <= LONGEST_COMPOUND) {
                for (int i = start; i < end; i++) {
                    collect(tokens.text, t, i, inside, anchors);
                }
            }
        }
        return anchors;
    }

    private static void collect(FoldedText text, int t, int from, StemTrie<Pattern> trie, List<Anchor> anchors) {
        if (!trie.canBegin(text, from)) {
            return;
        }
        int node = 0;
        for (int i = from; i < text.length(); i++) {
            node = trie.child(node, text.at(i));
            if (node < 0) {
                return;
            }
            List<Pattern> here = trie.values(node);
            for (int p = 0; p < here.size(); p++) {
                Pattern pattern = here.get(p);
                if (!isKnown(anchors, pattern, t)) {
                    boolean counted = pattern.sense == Sense.COUNTED || pattern.sense == Sense.YEARS;
                    anchors.add(new Anchor(pattern, t, !counted || isNearDigit(text, from, i)));
                }
            }
        }
    }

    /** Whether a pattern was met in this token before: behind a prefix of it, say, and without. */
    private static boolean isKnown(List<Anchor> anchors, Pattern pattern, int t) {
        for (int a = anchors.size() - 1; a >= 0 && anchors.get(a).token() == t; a--) {
            if (anchors.get(a).pattern() == pattern) {
                return true;
            }
        }
        return false;
    }

    /** Words for what can be counted, years among it, stand in every other article; few of them beside a number. */
    private static boolean isNearDigit(FoldedText text, int from, int to) {
        for (int i = Math.max(0, from - COUNT_REACH); i < Math.min(text.length(), to + COUNT_REACH); i++) {
            if (Tokens.kindOf(text.at(i)) == Tokens.NUMBER) {
                return true;
            }
        }
        return false;
    }

    /** The patterns that stand around their anchors. */
    List<Found> find(Tokens tokens, List<Anchor> anchors) {
        List<Found> found = new ArrayList<>();
        for (Anchor anchor : anchors) {
            Found one = match(anchor.pattern(), tokens, anchor.token());
            if (one != null && (found.isEmpty() || !isSame(found.get(found.size() - 1), one))) {
                found.add(one);
            }
        }
        return found;
    }

    private static boolean isSame(Found a, Found b) {
        return a.pattern() == b.pattern() && a.from() == b.from() && a.to() == b.to();
    }

    /** The state of one attempt: what the number was. */
    private static final class Attempt {
        @Nullable
        ReadNumber number;
    }

    private @Nullable Found match(Pattern pattern, Tokens tokens, int t) {
        Attempt attempt = new Attempt();
        int anchorEnd = literal(tokens, t, pattern.anchor());
        if (anchorEnd < 0) {
            return null;
        }
        int to = forward(pattern.elements, pattern.anchor + 1, tokens, anchorEnd, attempt);
        if (to < 0) {
            return null;
        }
        int from = backward(pattern.elements, pattern.anchor - 1, tokens, t, attempt);
        return from < 0 ? null : new Found(pattern, from, to, attempt.number);
    }

    private int forward(List<Pattern.Element> elements, int e, Tokens tokens, int t, Attempt attempt) {
        if (e == elements.size()) {
            return t;
        }
        if (t >= tokens.size()) {
            return -1;
        }
        Pattern.Element element = elements.get(e);
        if (element.type() == Pattern.Type.GAP) {
            for (int skip = 0; skip <= element.max() && t + skip < tokens.size(); skip++) {
                if (tokens.gap(t + skip) >= Tokens.SENTENCE) {
                    return -1;
                }
                int to = forward(elements, e + 1, tokens, t + skip, attempt);
                if (to >= 0) {
                    return to;
                }
            }
            return -1;
        }
        boolean afterGap = elements.get(e - 1).type() == Pattern.Type.GAP;
        if (tokens.gap(t) > (afterGap ? Tokens.CLAUSE : Tokens.DOT)) {
            return -1;
        }
        switch (element.type()) {
            case LITERAL -> {
                int next = literal(tokens, t, element);
                return next < 0 ? -1 : forward(elements, e + 1, tokens, next, attempt);
            }
            case YEARS -> {
                int next = years(tokens, t);
                return next < 0 ? -1 : forward(elements, e + 1, tokens, next, attempt);
            }
            default -> {
                for (ReadNumber number : numbers.at(tokens, t)) {
                    if (fits(number, element)) {
                        int to = forward(elements, e + 1, tokens, number.to(), attempt);
                        if (to >= 0) {
                            attempt.number = number;
                            return to;
                        }
                    }
                }
                return -1;
            }
        }
    }

    /** Matches elements e, e-1, ... so that they end before token t; gives the first token. */
    private int backward(List<Pattern.Element> elements, int e, Tokens tokens, int t, Attempt attempt) {
        if (e < 0) {
            return t;
        }
        if (t <= 0) {
            return -1;
        }
        Pattern.Element element = elements.get(e);
        if (element.type() == Pattern.Type.GAP) {
            for (int skip = 0; skip <= element.max() && t - skip > 0; skip++) {
                if (tokens.gap(t - skip) >= Tokens.SENTENCE) {
                    return -1;
                }
                int from = backward(elements, e - 1, tokens, t - skip, attempt);
                if (from >= 0) {
                    return from;
                }
            }
            return -1;
        }
        boolean beforeGap = elements.get(e + 1).type() == Pattern.Type.GAP;
        if (tokens.gap(t) > (beforeGap ? Tokens.CLAUSE : Tokens.DOT)) {
            return -1;
        }
        if (element.type() == Pattern.Type.NUMBER || element.type() == Pattern.Type.ORDINAL) {
            for (int from = Math.max(0, t - NumberReader.LONGEST_WORDS); from < t; from++) {
                for (ReadNumber number : numbers.at(tokens, from)) {
                    if (number.to() == t && fits(number, element)) {
                        int first = backward(elements, e - 1, tokens, from, attempt);
                        if (first >= 0) {
                            attempt.number = number;
                            return first;
                        }
                    }
                }
            }
            return -1;
        }
        int most = element.isLiteral() ? tokens(element) : longestYear;
        for (int from = Math.max(0, t - most); from < t; from++) {
            int to = element.isLiteral() ? literal(tokens, from, element) : years(tokens, from);
            if (to == t) {
                return backward(elements, e - 1, tokens, from, attempt);
            }
        }
        return -1;
    }

    /** A plain number that can be a calendar year counts no years. */
    private static boolean fits(ReadNumber number, Pattern.Element element) {
        boolean calendar = number.form() == ReadNumber.Form.DIGITS
                && number.to() - number.from() == 1
                && number.value() >= FIRST_YEAR
                && number.value() <= LAST_YEAR;
        boolean pronoun = number.form() == ReadNumber.Form.ROMAN && number.value() == 1; // "I"
        return number.value() > 0
                && !calendar
                && !pronoun
                && (element.type() == Pattern.Type.NUMBER || number.isOrdinal());
    }

    /** The token behind a word for "year" that begins at a token, or -1. */
    int years(Tokens tokens, int t) {
        for (List<Pattern.Element> year : years) {
            int to = t;
            for (int e = 0; e < year.size() && to >= 0; e++) {
                boolean apart = e > 0 && (to >= tokens.size() || tokens.gap(to) > Tokens.SPACE);
                to = apart ? -1 : literal(tokens, to, year.get(e));
            }
            if (to >= 0) {
                return to;
            }
        }
        return -1;
    }

    /** The token behind a literal that begins in a token, or -1. */
    private int literal(Tokens tokens, int t, Pattern.Element element) {
        if (t >= tokens.size()) {
            return -1;
        }
        String word = element.text();
        if (element.openStart()) {
            if (tokens.length(t) > LONGEST_COMPOUND) {
                return -1;
            }
            for (int at = tokens.start(t); at + word.length() <= tokens.end(t); at++) {
                if (tokens.text.startsWith(word, at) && closes(tokens, t, at + word.length(), element)) {
                    return t + 1;
                }
            }
            return -1;
        }
        int to = literalAt(tokens, t, tokens.start(t), element);
        for (int p = 0; to < 0 && p < prefixes.length; p++) {
            if (tokens.text.startsWith(prefixes[p], tokens.start(t))) {
                to = literalAt(tokens, t, tokens.start(t) + prefixes[p].length(), element);
            }
        }
        return to;
    }

    private int literalAt(Tokens tokens, int t, int from, Pattern.Element element) {
        if (!tokens.text.startsWith(element.text(), from)) {
            return -1;
        }
        int end = from + element.text().length();
        int last = t;
        while (tokens.end(last) < end) {
            last++;
        }
        if (last > t && !tokens.isAlone(t)) {
            return -1;
        }
        return closes(tokens, last, end, element) ? last + 1 : -1;
    }

    private boolean closes(Tokens tokens, int t, int end, Pattern.Element element) {
        int rest = tokens.end(t) - end;
        if (element.derived()) {
            return rest >= LEAST_DERIVED && tokens.length(t) <= LONGEST_COMPOUND;
        }
        return rest == 0 || (element.openEnd() && rest <= suffix);
    }
}
