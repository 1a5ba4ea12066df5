package org.perennial.analysis.query;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into the tokens that are searched for; the same for articles and for queries, in time linear in the text.
 *
 * <p>Where spaces part words, a token is a run of letters and digits. Apostrophes part words too: ICU's word iterator keeps
 * {@code l'Arménie} and {@code Bakı'da} whole, and nobody who asks for Arménie or Bakı would find them. Where words are not
 * parted (Chinese, Japanese, Korean, Thai, Khmer, Lao, Burmese and others), a token is a pair of neighbouring clusters, since
 * the words of a dictionary change with their surroundings and unknown names fall apart; the last cluster of a run stands
 * alone besides. So a word of a query is a chain of tokens at known distances, and is found wherever it stands.
 */
public final class Analyser {
    /** The most code points of a token; the rest is cut off, in articles and queries alike. */
    static final int LONGEST_TOKEN = 60;

    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int start;
    private int end;
    private int length;
    private boolean clusters;
    private boolean marked;
    private @Nullable Cluster before;

    private Analyser() {}

    private record Cluster(String text, int start, int end) {}

    /** How a token came about. */
    enum Shape {
        /** A word between spaces. */
        WORD,
        /** Two neighbouring clusters. */
        PAIR,
        /** The last cluster of a run, by itself. */
        LAST
    }

    /**
     * A token.
     *
     * @param start its first code point in the text
     * @param end the code point after its last
     */
    record Token(String text, Shape shape, int start, int end) {}

    /** The tokens of a text, in their order; each takes one position. */
    static List<Token> tokens(String text) {
        Analyser analyser = new Analyser();
        int at = 0;
        for (int i = 0; i < text.length(); at++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            analyser.take(c, at);
        }
        analyser.endRun();
        return analyser.tokens;
    }

    /** The terms of a text as they are compared, in their order. */
    public static List<String> terms(String text) {
        return tokens(text).stream().map(Token::text).toList();
    }

    private void take(int c, int at) {
        Letter letter = Letter.of(c);
        switch (letter.kind()) {
            case WORD -> {
                if (clusters) {
                    endRun();
                }
                append(letter.folded(), at);
            }
            case CLUSTER -> {
                if (clusters) {
                    endCluster();
                } else {
                    endRun();
                    clusters = true;
                }
                append(letter.folded(), at);
            }
            case MARK -> {
                if (!open.isEmpty()) {
                    append(letter.folded(), at);
                    marked = true;
                }
            }
            case BREAK -> endRun();
            case NOTHING -> {
                if (makesAnotherLetter(c)) {
                    append(Character.toString(c), at);
                    marked = true;
                }
            }
        }
    }

    /** The breve of й and ў and the dots of ї, where they are written apart from their letter. */
    private boolean makesAnotherLetter(int c) {
        if ((c != 0x306 && c != 0x308) || open.isEmpty()) {
            return false;
        }
        char base = open.charAt(open.length() - 1);
        return c == 0x306 ? base == 'и' || base == 'у' : base == 'і';
    }

    private void append(String folded, int at) {
        if (open.isEmpty()) {
            start = at;
            length = 0;
        }
        end = at + 1;
        if (length < LONGEST_TOKEN) {
            open.append(folded);
            length++;
        }
    }

    private void endCluster() {
        Cluster now = new Cluster(taken(), start, end);
        if (before != null) {
            tokens.add(new Token(before.text() + now.text(), Shape.PAIR, before.start(), now.end()));
        }
        before = now;
    }

    private void endRun() {
        if (clusters) {
            if (!open.isEmpty()) {
                endCluster();
            }
            if (before != null) {
                tokens.add(new Token(before.text(), Shape.LAST, before.start(), before.end()));
            }
            before = null;
            clusters = false;
        } else if (!open.isEmpty()) {
            tokens.add(new Token(taken(), Shape.WORD, start, end));
        }
    }

    private String taken() {
        String text = open.toString();
        open.setLength(0);
        if (marked) {
            marked = false;
            return COMPOSED.normalize(text);
        }
        return text;
    }
}
