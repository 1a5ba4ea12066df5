package org.perennial.analysis.anniversary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the registry's names in a text, inflected or not.
 *
 * <p>Names are kept word by word in one trie of stems: a long word may change its last letters and grow an ending, a
 * short one may not. Names that begin with the same words share their way, so the cost of a look is that of the text and
 * not of the number of names. A double array of whole names, the usual choice, took minutes to build from a hundred
 * thousand names of many scripts; this takes a second.
 */
final class AliasIndex {
    /** A name found. */
    record Hit(Event event, int from, int to) {}

    /**
     * The end of a word's stem.
     *
     * @param slack how many letters may follow the stem; 0 for none
     * @param next the node from which the name's next word goes on
     */
    private record WordEnd(int slack, int next, @Nullable Event event) {}

    private static final int GROWTH = 4;
    private static final int LONGEST_PREFIX = 3;
    private static final int LONGEST_ENDING = 4;
    /** Parts words in the trie; with the slack added it is no character of any text. */
    private static final char WORD_END = '\uFFE0';

    private final StemTrie<WordEnd> words = new StemTrie<>();
    private final NameBeginnings beginnings = new NameBeginnings();

    AliasIndex(EventRegistry registry) {
        for (Event event : registry.events()) {
            event.aliases().values().forEach(names -> names.forEach(alias -> add(event, alias)));
        }
    }

    private void add(Event event, String alias) {
        Tokens tokens = new Tokens(FoldedText.of(alias));
        int node = 0;
        String first = "";
        for (int t = 0; t < tokens.size(); t++) {
            String word = tokens.word(t);
            boolean exact = tokens.isNumber(t) || tokens.isAlone(t) || word.length() < 4;
            String stem = exact ? word : stem(word, tokens.size() == 1);
            int slack = exact ? 0 : word.length() - stem.length() + GROWTH;
            boolean last = t == tokens.size() - 1;
            if (t == 0 && last) {
                beginnings.add(stem);
            } else if (t == 0) {
                first = stem;
            } else if (t == 1) {
                beginnings.add(first, stem);
            }
            int end = words.node(node, stem);
            int next = words.node(end, Character.toString(WORD_END + slack));
            WordEnd wordEnd = new WordEnd(slack, next, last ? event : null);
            if (!words.values(end).contains(wordEnd)) {
                words.put(end, wordEnd);
            }
            node = next;
        }
    }

    /** What of a word stays when it is inflected. */
    private static String stem(String word, boolean only) {
        int n = word.length();
        int cut = n >= 8 ? 3 : n >= 6 ? 2 : n == 5 ? 1 : 0;
        return word.substring(0, n - (only ? Math.min(cut, 1) : cut));
    }

    /** Arabic and Hebrew write "and", "in", "the" and "of" at the word. */
    private static boolean isPrefixing(char c) {
        return c >= 0x590 && c <= 0x6FF;
    }

    /** Every name found, in order of appearance; of names that overlap the longest. */
    List<Hit> find(Tokens tokens) {
        List<Hit> hits = new ArrayList<>();
        for (int t = 0; t < tokens.size(); t++) {
            Hit best = canBegin(tokens, t) ? longest(tokens, t, t, tokens.start(t), 0) : null;
            boolean prefixing = isPrefixing(tokens.text.at(tokens.start(t)));
            for (int skip = 1;
                    best == null && prefixing && skip <= LONGEST_PREFIX && skip < tokens.length(t) - 2;
                    skip++) {
                best = longest(tokens, t, t, tokens.start(t) + skip, 0);
            }
            if (best != null) {
                hits.add(best);
                t = best.to() - 1;
            }
        }
        return hits;
    }

    /** Whether a name may begin with a token: the next word of it comes at once or behind an ending set off. */
    private boolean canBegin(Tokens tokens, int t) {
        int first = beginnings.first(tokens.text, tokens.start(t));
        if (beginnings.canBeOne(first)) {
            return true;
        }
        for (int next = t + 1; next < Math.min(t + 3, tokens.size()); next++) {
            if (beginnings.canBegin(first, beginnings.second(tokens.text, tokens.start(next)))) {
                return true;
            }
        }
        return false;
    }

    /** The longest name that goes on from a node with the letters at an index of a token; null for none. */
    private @Nullable Hit longest(Tokens tokens, int first, int t, int from, int root) {
        Hit best = null;
        if (root == 0 && !words.canBegin(tokens.text, from)) {
            return null;
        }
        int node = root;
        for (int i = from; i < tokens.end(t); i++) {
            node = words.child(node, tokens.text.at(i));
            if (node < 0) {
                break;
            }
            for (WordEnd end : words.values(node)) {
                if (tokens.end(t) - i - 1 > end.slack()) {
                    continue;
                }
                Event event = end.event();
                best = event == null ? best : longer(best, new Hit(event, first, t + 1));
                best = longer(best, further(tokens, first, t + 1, end.next()));
                // an ending set off by an apostrophe: "Khojaly's genocide", "Hocalı'daki katliam"
                if (t + 1 < tokens.size() && tokens.isGlued(t + 1) && tokens.length(t + 1) <= LONGEST_ENDING) {
                    best = longer(best, further(tokens, first, t + 2, end.next()));
                }
            }
        }
        return best;
    }

    private @Nullable Hit further(Tokens tokens, int first, int t, int node) {
        return t < tokens.size() && tokens.gap(t) <= Tokens.DOT
                ? longest(tokens, first, t, tokens.start(t), node)
                : null;
    }

    private static @Nullable Hit longer(@Nullable Hit best, @Nullable Hit other) {
        return best == null || (other != null && other.to() > best.to()) ? other : best;
    }
}
