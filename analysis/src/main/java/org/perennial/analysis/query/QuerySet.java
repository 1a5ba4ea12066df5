package org.perennial.analysis.query;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Many queries, of which those that match an article are found without trying all.
 *
 * <p>Each query is kept under the rarest terms of which an article must have one to match it; an article looks up its own
 * terms, and only what is kept under them is tried. A query without such a term (only a language excluded, say) is tried on
 * every article.
 *
 * @param <K> what a query is known by
 */
public final class QuerySet<K> {
    private final List<K> keys = new ArrayList<>();
    private final List<QueryMatcher> matchers = new ArrayList<>();
    private final Map<String, int[]> byTerm = new HashMap<>();
    private final Map<String, int[]> byPrefix = new HashMap<>();
    /** How long the prefixes are. */
    private final TreeSet<Integer> prefixLengths = new TreeSet<>();

    private final BitSet always = new BitSet();

    /** One query of a set. */
    public record Asked<K>(K key, Query query, ZoneId zone) {}

    /** A query that matches. */
    public record Hit<K>(K key, Why why) {}

    /** The set of some queries. */
    public QuerySet(Collection<Asked<K>> queries) {
        Map<String, Integer> asking = new HashMap<>();
        queries.forEach(asked -> Anchor.of(asked.query(), term -> asking.merge(term, 1, Integer::sum)));
        for (Asked<K> asked : queries) {
            int number = keys.size();
            keys.add(asked.key());
            matchers.add(QueryMatcher.of(asked.query(), asked.zone()));
            Optional<Anchor> anchor = Anchor.of(asked.query(), term -> asking.getOrDefault(term, 1));
            if (anchor.isEmpty()) {
                always.set(number);
                continue;
            }
            anchor.get().terms().forEach(term -> keep(byTerm, term, number));
            anchor.get().prefixes().forEach(prefix -> {
                keep(byPrefix, prefix, number);
                prefixLengths.add(prefix.length());
            });
        }
    }

    private static void keep(Map<String, int[]> under, String term, int number) {
        int[] before = under.getOrDefault(term, new int[0]);
        int[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = number;
        under.put(term, after);
    }

    /** How many queries it holds. */
    public int size() {
        return keys.size();
    }

    /** The queries that match an article, in their order, and why. */
    public List<Hit<K>> matching(Document document, Instant now) {
        List<Hit<K>> hits = new ArrayList<>();
        BitSet candidates = candidates(document);
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            K key = keys.get(i);
            matchers.get(i).explain(document, now).ifPresent(why -> hits.add(new Hit<>(key, why)));
        }
        return hits;
    }

    /** The numbers of the queries that may match: all that do, and few that do not. */
    BitSet candidates(Document document) {
        BitSet candidates = new BitSet(keys.size());
        candidates.or(always);
        for (String term : document.words().terms()) {
            add(byTerm.get(term), candidates);
            for (int length : prefixLengths) {
                if (length > term.length()) {
                    break;
                }
                add(byPrefix.get(term.substring(0, length)), candidates);
            }
        }
        Anchor.fieldTerms(document).forEach(term -> add(byTerm.get(term), candidates));
        return candidates;
    }

    private static void add(int @Nullable [] numbers, BitSet candidates) {
        if (numbers != null) {
            for (int number : numbers) {
                candidates.set(number);
            }
        }
    }
}
