package org.perennial.analysis.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stories of one language, as its articles arrive.
 *
 * <p>Articles that are very alike make a part, which is never torn; parts are grouped into stories anew whenever one of
 * them changes, so that an early mistake does not stay. Not safe for use by several threads.
 */
public final class LanguageStories {
    static final double TIGHT = Double.parseDouble(System.getProperty("tight", ".4"));
    static final double JOIN = Double.parseDouble(System.getProperty("join", ".24"));
    static final double SIGMA = Double.parseDouble(System.getProperty("sigma", "4"))
            * Duration.ofDays(1).toMillis();
    static final double[] BOOST = array("boost", "1,4,4,0,0,2,1,1");
    static final int COMPARED = Integer.getInteger("compared", 32);
    static final int MOST_PARTS = Integer.getInteger("parts", 8);
    static final double FLOOR = Double.parseDouble(System.getProperty("floor", ".5"));
    static final double CAP = Double.parseDouble(System.getProperty("cap", "20"));
    static final int REGROUPED = Integer.getInteger("regrouped", 60);

    static double[] array(String name, String usual) {
        String[] b = System.getProperty(name, usual).split(",");
        double[] r = new double[8];
        for (int i = 0; i < 8; i++) r[i] = Double.parseDouble(b[i]);
        return r;
    }

    private final Map<String, List<Part>> stories = new HashMap<>();
    private final TermIndex<Part> index = new TermIndex<>(Comparator.comparingLong((Part p) -> p.order));
    private final Rarity rarity = new Rarity();
    private long order;

    /**
     * Takes an article up.
     *
     * @param cluster id of the article, or of the first of its near duplicates; used as id of what it founds. Its
     *     duplicates are not added again
     * @param published when it was published, in the near past of the moment it is added
     * @param features what is compared of it
     */
    public Assignment add(String cluster, Instant published, StoryFeatures features) {
        rarity.learn(features);
        long at = published.toEpochMilli();
        double total = rarity.total();
        Vector whole = weigh(features, total);
        double factor = whole.norm() == 0 ? 1 : Part.LENGTH / whole.norm();
        Vector vector = whole.times(factor / Part.LENGTH);
        StoryFeatures unit = features.scaled(factor);

        Part best = null;
        double bestScore = 0;
        double bestInFull = 0;
        Part full = null;
        List<Part> near = index.candidates(vector, COMPARED);
        for (Part p : near) {
            double score = vector.dot(mean(p, total)) * near(at, at, p.first, p.last);
            if (score > bestScore) {
                best = p;
                bestScore = score;
            }
            if (score > bestInFull && partsOf(p.story).size() >= MOST_PARTS) {
                full = p;
                bestInFull = score;
            }
        }
        Set<String> touched = new LinkedHashSet<>();
        List<StoryMove> moves = new ArrayList<>();
        Part part;
        double score = 0;
        if (best != null && bestScore >= TIGHT) {
            part = best;
            score = bestScore;
            index.remove(part, part.sum);
            part.add(at, unit, vector.dot(mean(part, total)));
        } else if (full != null && full == best && bestScore >= JOIN) {
            part = full;
            score = bestScore;
            index.remove(part, part.sum);
            part.add(at, unit, vector.dot(mean(part, total)));
        } else {
            part = new Part(cluster, order++, at, unit);
            stories.put(part.story, new ArrayList<>(List.of(part)));
            moves.add(new StoryMove(part.id, part.story));
        }
        index.add(part, part.sum);
        touched.add(part.story);
        regroup(part, near, total, moves, touched);
        touched.add(part.story);
        return new Assignment(part.id, part.story, score, moves, touched);
    }

    private void regroup(Part changed, List<Part> near, double total, List<StoryMove> moves, Set<String> touched) {
        Set<String> around = new LinkedHashSet<>();
        around.add(changed.story);
        List<Part> parts = new ArrayList<>(partsOf(changed.story));
        Vector mine = mean(changed, total);
        for (Part p : near) {
            if (around.contains(p.story)) continue;
            if (alike(changed, mine, p, mean(p, total)) >= JOIN * FLOOR
                    && parts.size() + partsOf(p.story).size() <= REGROUPED) {
                around.add(p.story);
                parts.addAll(partsOf(p.story));
            }
        }
        if (parts.size() < 2) return;
        parts.sort(Comparator.comparingLong(p -> p.order));
        int n = parts.size();
        List<Vector> vectors = parts.stream().map(p -> mean(p, total)).toList();
        double[][] s = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < i; j++)
                s[i][j] = s[j][i] = alike(parts.get(i), vectors.get(i), parts.get(j), vectors.get(j));
        int[] group = new int[n];
        double[] weight = new double[n];
        for (int i = 0; i < n; i++) {
            group[i] = i;
            weight[i] = parts.get(i).articles;
        }
        while (true) {
            int a = -1, b = -1;
            double top = JOIN;
            for (int i = 0; i < n; i++)
                if (group[i] == i)
                    for (int j = 0; j < i; j++)
                        if (group[j] == j && s[i][j] >= top) {
                            top = s[i][j];
                            a = j;
                            b = i;
                        }
            if (a < 0) break;
            for (int k = 0; k < n; k++)
                if (k != a && k != b && group[k] == k)
                    s[a][k] = s[k][a] = (s[a][k] * weight[a] + s[b][k] * weight[b]) / (weight[a] + weight[b]);
            weight[a] += weight[b];
            for (int k = 0; k < n; k++) if (group[k] == b) group[k] = a;
        }
        Map<String, List<Part>> after = new LinkedHashMap<>();
        for (int i = 0; i < n; i++)
            after.computeIfAbsent(parts.get(group[i]).id, k -> new ArrayList<>())
                    .add(parts.get(i));
        Set<String> before = new HashSet<>(around);
        Map<String, List<Part>> old = new HashMap<>();
        before.forEach(b -> old.put(b, stories.remove(b)));
        after.forEach((id, list) -> {
            stories.put(id, list);
            if (!list.equals(old.get(id))) touched.add(id);
            for (Part p : list)
                if (!p.story.equals(id)) {
                    touched.add(p.story);
                    p.story = id;
                    moves.removeIf(m -> m.part().equals(p.id));
                    moves.add(new StoryMove(p.id, id));
                }
        });
    }

    private double alike(Part a, Vector va, Part b, Vector vb) {
        return va.dot(vb) * near(a.first, a.last, b.first, b.last);
    }

    private static double near(long first, long last, long otherFirst, long otherLast) {
        double gap = Math.max(0, Math.max(first - otherLast, otherFirst - last));
        return Math.exp(-gap * gap / (2 * SIGMA * SIGMA));
    }

    private List<Part> partsOf(String story) {
        return stories.getOrDefault(story, List.of());
    }

    private Vector mean(Part p, double total) {
        Vector v = weigh(p.sum, total);
        double norm = v.norm();
        return norm == 0 ? v : v.times(p.length / p.articles / norm);
    }

    private Vector weigh(StoryFeatures features, double total) {
        int[] terms = new int[features.size()];
        float[] values = new float[terms.length];
        int n = 0;
        for (int i = 0; i < terms.length; i++) {
            int term = features.term(i);
            double boost = BOOST[Term.kind(term)];
            if (boost > 0) {
                terms[n] = term;
                values[n++] =
                        (float) (boost * features.weight(i) * Math.min(CAP, Math.max(0, total - rarity.count(term))));
            }
        }
        return new Vector(java.util.Arrays.copyOf(terms, n), java.util.Arrays.copyOf(values, n));
    }

    /** A story as it stands; empty when there is none of this id, because it was closed or all its parts moved. */
    public Optional<Story> story(String id) {
        List<Part> parts = stories.get(id);
        if (parts == null) {
            return Optional.empty();
        }
        long last = Long.MIN_VALUE;
        int articles = 0;
        StoryFeatures sum = StoryFeatures.NONE;
        for (Part p : parts) {
            last = Math.max(last, p.last);
            articles += p.articles;
            sum = sum.plus(p.sum);
        }
        return Optional.of(new Story(id, Instant.ofEpochMilli(last), articles, sum));
    }

    /**
     * Forgets the stories whose newest article was published before a moment; ids of articles keep what was last said.
     *
     * @return ids of the stories that were closed
     */
    public List<String> close(Instant before) {
        List<String> closed = new ArrayList<>();
        for (Map.Entry<String, List<Part>> story : stories.entrySet()) {
            if (story.getValue().stream().allMatch(p -> p.last < before.toEpochMilli())) {
                closed.add(story.getKey());
            }
        }
        closed.sort(Comparator.naturalOrder());
        for (String id : closed) {
            for (Part part : stories.getOrDefault(id, List.of())) {
                index.remove(part, part.sum);
            }
            stories.remove(id);
        }
        return closed;
    }

    /** What changed since this was last asked, to be stored; in any order. */
    public List<StateRecord> changes() {
        throw new UnsupportedOperationException("to come");
    }

    /** Takes up what was stored, before the first article is added. */
    public void restore(Iterable<StateRecord> records) {
        throw new UnsupportedOperationException("to come");
    }
}
