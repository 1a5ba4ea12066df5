package org.perennial.analysis.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Analyser.Token;

/**
 * The words of an article, by term and position.
 *
 * <p>It holds what a PostgreSQL {@code tsvector} can hold, so that both find the same: positions up to 16,383 (some 100,000
 * letters), 250 places of one term, a million bytes. What is beyond is not searched.
 */
public final class IndexedText {
    private static final int LAST_POSITION = 16_383;
    private static final int MOST_PLACES = 250;
    private static final int MOST_BYTES = 1_000_000;
    /** What a term costs besides its letters, and each place of it. */
    private static final int BYTES_OF_TERM = 8;

    private static final String NONE = "";
    private static final int[] NOWHERE = {};
    private static final int[] NOWHERE_YET = {0};

    private final Map<String, int[]> places = new HashMap<>();
    private final List<String> terms = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private int lastOfTitle;
    private int bytes;
    private volatile String @Nullable [] sorted;

    private IndexedText() {
        gap();
    }

    /**
     * The words of an article.
     *
     * @param url its address, whose folders are its sections
     */
    public static IndexedText of(@Nullable String title, List<String> authors, @Nullable String url, String text) {
        IndexedText index = new IndexedText();
        index.add(Scope.TITLE, title == null ? "" : title);
        index.lastOfTitle = index.terms.size() - 1;
        authors.forEach(author -> index.add(Scope.AUTHOR, author));
        Sections.of(url).forEach(section -> index.add(Scope.SECTION, section));
        index.add(Scope.ANYWHERE, text);
        index.places.replaceAll((term, found) -> Arrays.copyOfRange(found, 1, found[0] + 1));
        return index;
    }

    private void add(Scope scope, String text) {
        for (Token token : Analyser.tokens(text)) {
            if (terms.size() > LAST_POSITION) {
                return;
            }
            String term = scope.coded(token.text());
            int[] found = places.getOrDefault(term, NOWHERE_YET);
            if (mayHold(term, found)) {
                int[] longer = appended(found, terms.size());
                if (longer != found) {
                    places.put(term, longer);
                }
                terms.add(term);
                tokens.add(token);
            } else {
                gap();
            }
        }
        gap();
    }

    private boolean mayHold(String term, int[] found) {
        int cost = found[0] == 0 ? BYTES_OF_TERM + 4 * term.length() : 2;
        if (found[0] == MOST_PLACES || bytes + cost > MOST_BYTES) {
            return false;
        }
        bytes += cost;
        return true;
    }

    /** A position without a term: none that is before it and none that is after it are neighbours. */
    private void gap() {
        terms.add(NONE);
        tokens.add(new Token(NONE, Analyser.Shape.WORD, 0, 0));
    }

    /** While it grows, the first number of an array is how many places follow. */
    private static int[] appended(int[] found, int place) {
        int count = found[0] + 1;
        int[] longer = count < found.length ? found : Arrays.copyOf(found, 2 * count);
        longer[count] = place;
        longer[0] = count;
        return longer;
    }

    /** The different terms: the folded tokens of title and text, and those of authors and sections with a sign before them. */
    public Set<String> terms() {
        return Collections.unmodifiableSet(places.keySet());
    }

    /**
     * As the input of a PostgreSQL {@code tsvector}: each term with its positions, those of the title with the weight A.
     *
     * @return such as {@code 'khojaly':1A,17 'xocali':3A}
     */
    public String tsvector() {
        StringBuilder out = new StringBuilder();
        places.forEach((term, found) -> {
            out.append(out.isEmpty() ? "'" : " '").append(term).append("':");
            for (int i = 0; i < found.length; i++) {
                out.append(i == 0 ? "" : ",").append(found[i]).append(found[i] <= lastOfTitle ? "A" : "");
            }
        });
        return out.toString();
    }

    boolean isInTitle(int position) {
        return position <= lastOfTitle;
    }

    /** Where a term stands, in order. */
    int[] placesOf(String term) {
        return places.getOrDefault(term, NOWHERE);
    }

    /** Where the terms stand that begin so; in no order. */
    int[] placesOfPrefix(String prefix) {
        String[] all = sorted();
        int found = Arrays.binarySearch(all, prefix);
        int first = found < 0 ? -found - 1 : found;
        int end = first;
        while (end < all.length && all[end].startsWith(prefix)) {
            end++;
        }
        return Arrays.stream(all, first, end)
                .flatMapToInt(term -> Arrays.stream(placesOf(term)))
                .toArray();
    }

    /** The term at a position; empty if there is none. */
    String termAt(int position) {
        return position > 0 && position < terms.size() ? terms.get(position) : NONE;
    }

    Token tokenAt(int position) {
        return tokens.get(position);
    }

    private String[] sorted() {
        String[] known = sorted;
        if (known == null) {
            known = places.keySet().toArray(String[]::new);
            Arrays.sort(known);
            sorted = known;
        }
        return known;
    }
}
