package org.perennial.analysis.anniversary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the registry's names in a text, inflected or not.
 *
 * <p>Names are kept word by word in a trie of stems: a long word may change its last letters and grow an ending, a
 * short one may not. The cost of a look is that of the text, not of the number of names.
 */
final class AliasIndex {
    /** A name found. */
    record Hit(Event event, int from, int to) {}

    private record Word(String stem, int length) {}

    private record Name(Event event, List<Word> words) {}

    private static final int GROWTH = 4;
    private static final int LONGEST_PREFIX = 3;

    private final StemTrie<Name> byFirstWord = new StemTrie<>();

    AliasIndex(EventRegistry registry) {
        for (Event event : registry.events()) {
            for (Map.Entry<String, List<String>> names : event.aliases().entrySet()) {
                for (String alias : names.getValue()) {
                    add(event, alias);
                }
            }
        }
    }

    private void add(Event event, String alias) {
        Tokens tokens = new Tokens(FoldedText.of(alias));
        List<Word> words = new ArrayList<>();
        for (int t = 0; t < tokens.size(); t++) {
            String word = tokens.word(t);
            boolean only = tokens.size() == 1;
            words.add(new Word(tokens.isNumber(t) || tokens.isAlone(t) ? word : stem(word, only), word.length()));
        }
        if (!words.isEmpty()) {
            byFirstWord.put(words.get(0).stem(), new Name(event, words));
        }
    }

    /** What of a word stays when it is inflected. */
    private static String stem(String word, boolean only) {
        int n = word.length();
        int cut = n >= 8 ? 3 : n >= 6 ? 2 : n == 5 ? 1 : 0;
        return word.substring(0, n - (only ? Math.min(cut, 1) : cut));
    }

    /** Whether a name's first word stands in the text. */
    boolean touches(FoldedText text) {
        byte before = -1;
        for (int i = 0, n = text.length(); i < n; i++) {
            byte kind = Tokens.kindOf(text.at(i));
            boolean starts = kind >= 0 && (kind != before || kind == Tokens.ALONE);
            before = kind;
            if (starts && (reaches(text, i) || reachesBehindPrefix(text, i))) {
                return true;
            }
        }
        return false;
    }

    private boolean reachesBehindPrefix(FoldedText text, int from) {
        for (int skip = 1; isPrefixing(text.at(from)) && skip <= LONGEST_PREFIX; skip++) {
            if (from + skip < text.length() && reaches(text, from + skip)) {
                return true;
            }
        }
        return false;
    }

    /** Arabic and Hebrew write "and", "in", "the" and "of" at the word. */
    private static boolean isPrefixing(char c) {
        return c >= 0x590 && c <= 0x6FF;
    }

    private boolean reaches(FoldedText text, int from) {
        int node = 0;
        for (int i = from; i < text.length(); i++) {
            node = byFirstWord.child(node, text.at(i));
            if (node < 0) {
                return false;
            }
            if (!byFirstWord.values(node).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Every name found, in order of appearance; of names that overlap the longest. */
    List<Hit> find(Tokens tokens) {
        List<Hit> hits = new ArrayList<>();
        for (int t = 0; t < tokens.size(); t++) {
            Hit best = longestAt(tokens, t, tokens.start(t));
            boolean prefixing = isPrefixing(tokens.text.at(tokens.start(t)));
            for (int skip = 1;
                    best == null && prefixing && skip <= LONGEST_PREFIX && skip < tokens.length(t) - 2;
                    skip++) {
                best = longestAt(tokens, t, tokens.start(t) + skip);
            }
            if (best != null) {
                hits.add(best);
                t = best.to() - 1;
            }
        }
        return hits;
    }

    private @org.jspecify.annotations.Nullable Hit longestAt(Tokens tokens, int t, int from) {
        Hit best = null;
        int node = 0;
        for (int i = from; i < tokens.end(t); i++) {
            node = byFirstWord.child(node, tokens.text.at(i));
            if (node < 0) {
                break;
            }
            for (Name name : byFirstWord.values(node)) {
                int to = match(tokens, t, from, name.words());
                if (to > 0 && (best == null || to > best.to())) {
                    best = new Hit(name.event(), t, to);
                }
            }
        }
        return best;
    }

    private static int match(Tokens tokens, int t, int from, List<Word> words) {
        int at = t;
        for (int w = 0; w < words.size(); w++) {
            int start = w == 0 ? from : at < tokens.size() ? tokens.start(at) : -1;
            if (start < 0 || (w > 0 && tokens.gap(at) > Tokens.DOT)) {
                return -1;
            }
            if (w > 0 && !fits(tokens, at, start, words.get(w))) {
                // an ending set off by an apostrophe: "Khojaly's genocide", "Hocalı'daki katliam"
                boolean ending = tokens.isGlued(at) && tokens.length(at) <= 4 && at + 1 < tokens.size();
                if (!ending || !fits(tokens, at + 1, tokens.start(at + 1), words.get(w))) {
                    return -1;
                }
                at++;
            } else if (w == 0 && !fits(tokens, at, start, words.get(w))) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static boolean fits(Tokens tokens, int t, int start, Word word) {
        int length = tokens.end(t) - start;
        boolean exact = tokens.isNumber(t) || tokens.isAlone(t) || word.length() < 4;
        return tokens.text.startsWith(word.stem(), start)
                && (exact ? length == word.length() : length <= word.length() + GROWTH)
                && length >= word.stem().length();
    }
}
