package org.perennial.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.perennial.analysis.dedup.Comparison;

/**
 * How well a finder found the copies among labelled articles, pair by pair; what was published further apart than the
 * window is no pair, for any finder.
 *
 * @param finder its name
 * @param bytes of a print, on average
 * @param keys of a print, on average
 * @param candidates earlier articles that an article is compared with, on average
 * @param candidateRecall share of the pairs of copies that are compared at all
 * @param precision share of the pairs that it calls copies that are
 * @param recall share of the pairs of copies that it calls so
 */
record CopyScore(
        String finder,
        double bytes,
        double keys,
        double candidates,
        double candidateRecall,
        double precision,
        double recall) {
    double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    static <P> CopyScore of(CopyFinder<P> finder, List<DuplicateRow> rows) {
        List<P> prints = new ArrayList<>();
        Map<Long, List<Integer>> index = new HashMap<>();
        double bytes = 0;
        double keys = 0;
        double candidates = 0;
        int compared = 0;
        int called = 0;
        int right = 0;
        for (DuplicateRow row : rows) {
            P print = finder.print(row.title(), row.text());
            bytes += finder.bytes(print);
            Set<Integer> earlier = new TreeSet<>();
            for (long key : finder.keys(print)) {
                List<Integer> holders = index.computeIfAbsent(key, k -> new ArrayList<>());
                earlier.addAll(holders);
                holders.add(prints.size());
                keys++;
            }
            earlier.remove(prints.size());
            candidates += earlier.size();
            for (int other : earlier) {
                DuplicateRow that = rows.get(other);
                boolean copies = areCopies(row, that);
                compared += copies ? 1 : 0;
                if (isNear(row.apart(that)) && finder.areCopies(print, prints.get(other))) {
                    called++;
                    right += copies ? 1 : 0;
                }
            }
            prints.add(print);
        }
        double pairs = pairs(rows);
        return new CopyScore(
                finder.name(),
                bytes / rows.size(),
                keys / rows.size(),
                candidates / rows.size(),
                share(compared, pairs),
                share(right, called),
                share(right, pairs));
    }

    private static int pairs(List<DuplicateRow> rows) {
        Map<String, List<DuplicateRow>> clusters = new HashMap<>();
        int pairs = 0;
        for (DuplicateRow row : rows) {
            List<DuplicateRow> cluster = clusters.computeIfAbsent(row.cluster(), c -> new ArrayList<>());
            pairs += cluster.size();
            cluster.add(row);
        }
        return pairs;
    }

    private static boolean areCopies(DuplicateRow one, DuplicateRow other) {
        return one.cluster().equals(other.cluster());
    }

    private static boolean isNear(Duration apart) {
        return apart.compareTo(Comparison.WINDOW) <= 0;
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
