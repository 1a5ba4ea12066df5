package org.perennial.analysis.story;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links between the stories of different languages. */
public final class StoryLinks {
    static final double LINK = Double.parseDouble(System.getProperty("link", ".16"));
    static final long WINDOW = 48 * 3_600_000L;
    static final double[] BOOST = LanguageStories.array("lboost", "0,0,1,1,.5,1,.7,3");
    static final int COMPARED = Integer.getInteger("lcomp", 40);
    static final int REVISED = Integer.getInteger("revised", 2);
    static final int TOP = Integer.getInteger("top", 5);
    static final double IMAG = Double.parseDouble(System.getProperty("limag", "20"));

    private static final class Node {
        final String id;
        final String language;
        final long order;
        long last;
        StoryFeatures features = StoryFeatures.NONE;
        Vector vector = new Vector(new int[0], new float[0]);
        Group group;
        double score;
        String reported;

        Node(String id, String language, long order) {
            this.id = id;
            this.language = language;
            this.order = order;
            this.reported = id;
            this.group = new Group();
            group.members.add(this);
        }
    }

    private static final class Group {
        final List<Node> members = new ArrayList<>();

        String id() {
            Node first = members.get(0);
            for (Node n : members) if (n.order < first.order) first = n;
            return first.id;
        }
    }

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, TermWeights> counts = new HashMap<>();
    private final Map<String, Integer> stories = new HashMap<>();
    private final TermWeights all = new TermWeights();
    private final TermIndex<Node> index = new TermIndex<>(java.util.Comparator.comparingLong((Node n) -> n.order));
    private final ArrayDeque<Node> queue = new ArrayDeque<>();
    private long order;

    public List<StoryChange> update(String story, String language, Instant lastActive, StoryFeatures summed) {
        Node node = nodes.get(story);
        boolean isNew = node == null;
        if (node == null) {
            node = new Node(story, language, order++);
            nodes.put(story, node);
            learn(language, summed);
        } else {
            index.remove(node, node.features);
        }
        node.last = lastActive.toEpochMilli();
        node.features = summed;
        index.add(node, summed);
        if (isNew) queue.add(node);
        Set<Group> touched = new LinkedHashSet<>();
        revise(node, touched);
        for (int i = 0; i < Math.min(REVISED, queue.size()); i++) {
            Node next = queue.poll();
            queue.add(next);
            revise(next, touched);
        }
        return report(touched);
    }

    private static List<StoryChange> report(Set<Group> touched) {
        List<StoryChange> changes = new ArrayList<>();
        for (Group g : touched) {
            if (g.members.isEmpty()) continue;
            String id = g.id();
            for (Node n : g.members) {
                if (!n.reported.equals(id)) {
                    n.reported = id;
                    changes.add(new StoryChange(n.id, id, n.score));
                }
            }
        }
        return changes;
    }

    private void learn(String language, StoryFeatures f) {
        TermWeights c = counts.computeIfAbsent(language, l -> new TermWeights());
        stories.merge(language, 1, Integer::sum);
        for (int i = 0; i < f.size(); i++) {
            c.add(f.term(i), 1);
            all.add(f.term(i), 1);
        }
    }

    private double rarity(String language, int term) {
        double g = (all.get(term) + .1) / (order + 10);
        double p = (counts.computeIfAbsent(language, l -> new TermWeights()).get(term) + IMAG * g)
                / (stories.getOrDefault(language, 0) + IMAG);
        return Math.max(0, -Math.log(p));
    }

    private void weigh(Node n) {
        int size = n.features.size();
        int[] t = new int[size];
        float[] v = new float[size];
        int k = 0;
        double norm = 0;
        for (int i = 0; i < size; i++) {
            int term = n.features.term(i);
            double b = BOOST[Term.kind(term)];
            if (b == 0) continue;
            double w = b * n.features.weight(i) * rarity(n.language, term);
            t[k] = term;
            v[k++] = (float) w;
            norm += w * w;
        }
        norm = Math.sqrt(norm) + 1e-9;
        for (int i = 0; i < k; i++) v[i] /= norm;
        n.vector = new Vector(Arrays.copyOf(t, k), Arrays.copyOf(v, k));
    }

    /** Puts a story where it fits best. */
    private void revise(Node start, Set<Group> touched) {
        ArrayDeque<Node> todo = new ArrayDeque<>();
        todo.add(start);
        for (int rounds = 0; !todo.isEmpty() && rounds < 8; rounds++) {
            Node n = todo.poll();
            weigh(n);
            Map<Group, Double> scores = new LinkedHashMap<>();
            Set<Group> candidates = new LinkedHashSet<>();
            candidates.add(n.group);
            for (Node c : index.candidates(n.vector, COMPARED)) {
                candidates.add(c.group);
            }
            for (Group g : candidates) {
                double s = fit(n, g, null);
                if (s >= LINK) scores.put(g, s);
            }
            List<Map.Entry<Group, Double>> ranked = new ArrayList<>(scores.entrySet());
            ranked.sort(Map.Entry.<Group, Double>comparingByValue().reversed());
            Group to = null;
            double score = 0;
            for (Map.Entry<Group, Double> e : ranked) {
                Group g = e.getKey();
                Node rival = null;
                for (Node m : g.members) if (m != n && m.language.equals(n.language)) rival = m;
                if (rival == null || g == n.group && rival == null) {
                    to = g;
                } else {
                    double theirs = fit(rival, g, n);
                    double mine = fit(n, g, rival);
                    if (mine > theirs) {
                        to = g;
                        leave(rival, touched);
                        todo.add(rival);
                    }
                }
                if (to != null) {
                    score = e.getValue();
                    break;
                }
            }
            touched.add(n.group);
            if (to == null) {
                if (n.group.members.size() > 1) leave(n, touched);
            } else if (to != n.group) {
                n.group.members.remove(n);
                touched.add(n.group);
                to.members.add(n);
                n.group = to;
                touched.add(to);
            }
            n.score = score;
        }
    }

    private static void leave(Node n, Set<Group> touched) {
        touched.add(n.group);
        n.group.members.remove(n);
        n.group = new Group();
        n.group.members.add(n);
        n.score = 0;
        touched.add(n.group);
    }

    private static double fit(Node n, Group g, @Nullable Node without) {
        List<Double> sims = new ArrayList<>();
        for (Node m : g.members) {
            if (m == n || m == without || m.language.equals(n.language)) continue;
            sims.add(Math.abs(m.last - n.last) > WINDOW ? 0 : n.vector.dot(m.vector));
        }
        if (sims.isEmpty()) return 0;
        sims.sort(Collections.reverseOrder());
        double s = 0;
        int k = Math.min(TOP, sims.size());
        for (int i = 0; i < k; i++) s += sims.get(i);
        return s / k;
    }

    /**
     * Takes out a story that has no parts any more.
     *
     * @return the stories whose multilingual story is now another
     */
    public List<StoryChange> remove(String story) {
        Node node = nodes.remove(story);
        if (node == null) return List.of();
        index.remove(node, node.features);
        queue.remove(node);
        Set<Group> touched = new LinkedHashSet<>();
        touched.add(node.group);
        node.group.members.remove(node);
        return report(touched);
    }

    /** Forgets the stories whose newest article was published before a moment; what was last said of them holds. */
    public void close(Instant before) {
        for (Node node : new ArrayList<>(nodes.values())) {
            if (node.last < before.toEpochMilli()) {
                remove(node.id);
            }
        }
    }

    /** What changed since this was last asked, to be stored; in any order. */
    public List<StateRecord> changes() {
        throw new UnsupportedOperationException("to come");
    }

    /** Takes up what was stored, before the first story is updated. */
    public void restore(Iterable<StateRecord> records) {
        throw new UnsupportedOperationException("to come");
    }
}
