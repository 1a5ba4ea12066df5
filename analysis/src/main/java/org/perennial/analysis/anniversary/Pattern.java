package org.perennial.analysis.anniversary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern of a language file, taken apart. */
final class Pattern {
    /**
     * One place of a pattern.
     *
     * @param openStart whether a literal may be the tail of a longer word
     * @param openEnd whether a literal may have an ending
     * @param derived whether a literal is only the beginning of a longer word
     * @param max the most words of a gap
     */
    record Element(Type type, String text, boolean openStart, boolean openEnd, boolean derived, int max) {
        boolean isLiteral() {
            return type == Type.LITERAL;
        }
    }

    enum Type {
        LITERAL,
        NUMBER,
        ORDINAL,
        YEARS,
        GAP
    }

    private static final int EVENT_TOKENS = 12;
    private static final int FEW_TOKENS = 3;

    final Sense sense;
    /** What the number beside it counts; null for patterns of another sense. */
    final @Nullable Unit unit;

    final Phrase phrase;
    final List<Element> elements;
    /** Place of the longest word, by which the pattern is looked up. */
    final int anchor;

    Pattern(Sense sense, @Nullable Unit unit, Phrase phrase, String where) {
        this.sense = sense;
        this.unit = unit;
        this.phrase = phrase;
        this.elements = List.copyOf(parse(phrase.p(), where));
        this.anchor = longest(elements, phrase.p(), where);
    }

    Element anchor() {
        return elements.get(anchor);
    }

    @Nullable
    Kind kind() {
        return phrase.kind();
    }

    double weight(double usual) {
        Double own = phrase.weight();
        return own == null ? usual : own;
    }

    private static List<Element> parse(String pattern, String where) {
        List<Element> elements = new ArrayList<>();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (c == '{') {
                int end = pattern.indexOf('}', i);
                if (end < 0) {
                    throw new IllegalArgumentException(where + ": pattern \"" + pattern + "\" lacks a closing brace");
                }
                elements.add(placeholder(pattern.substring(i + 1, end), pattern, where));
                i = end + 1;
            } else {
                int end = i;
                while (end < pattern.length() && pattern.charAt(end) != '{') {
                    end++;
                }
                elements.addAll(words(pattern.substring(i, end)));
                i = end;
            }
        }
        return elements;
    }

    private static Element placeholder(String name, String pattern, String where) {
        return switch (name) {
            case "N" -> new Element(Type.NUMBER, "", false, false, false, 0);
            case "ORD" -> new Element(Type.ORDINAL, "", false, false, false, 0);
            case "Y" -> new Element(Type.YEARS, "", false, false, false, 0);
            case "E" -> new Element(Type.GAP, "", false, false, false, EVENT_TOKENS);
            case "~" -> new Element(Type.GAP, "", false, false, false, FEW_TOKENS);
            default ->
                throw new IllegalArgumentException(
                        where + ": pattern \"" + pattern + "\" has {" + name + "}; use {N}, {ORD}, {Y}, {E} or {~}");
        };
    }

    /** Words between placeholders; characters that stand alone in the text are kept together as one literal. */
    static List<Element> words(String text) {
        List<Element> into = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            boolean openStart = word.startsWith("*");
            boolean openEnd = word.endsWith("*") && word.length() > 1;
            boolean derived = word.endsWith("+") && word.length() > 1;
            String bare = word.substring(openStart ? 1 : 0, word.length() - (openEnd || derived ? 1 : 0));
            Tokens tokens = new Tokens(FoldedText.of(bare));
            int t = 0;
            while (t < tokens.size()) {
                int from = t;
                while (tokens.isAlone(t) && t + 1 < tokens.size() && tokens.isAlone(t + 1)) {
                    t++;
                }
                boolean first = from == 0;
                boolean last = t + 1 == tokens.size();
                into.add(new Element(
                        Type.LITERAL,
                        tokens.text.slice(tokens.start(from), tokens.end(t)),
                        first && openStart,
                        last && openEnd,
                        last && derived,
                        0));
                t++;
            }
        }
        return into;
    }

    private static int longest(List<Element> elements, String pattern, String where) {
        int best = -1;
        for (int i = 0; i < elements.size(); i++) {
            Element e = elements.get(i);
            if (e.isLiteral() && (best < 0 || weight(e) > weight(elements.get(best)))) {
                best = i;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException(where + ": pattern \"" + pattern + "\" needs at least one word");
        }
        return best;
    }

    /** Words that begin at a token's start are found more cheaply than those inside one. */
    private static int weight(Element e) {
        return e.text().length() * (e.openStart() ? 1 : 2);
    }
}
