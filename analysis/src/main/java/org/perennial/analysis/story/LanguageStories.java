package org.perennial.analysis.story;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stories of one language, as its articles arrive.
 *
 * <p>Articles that are very alike make a <em>part</em>, which is never torn. Parts are grouped into stories anew whenever
 * one of them changes, by their mean likeness, so that what was decided early and badly does not stay. The loop over
 * weighted names, numbers and words is that of Miranda et al. 2018; the grouping takes the place of their trained merge.
 *
 * <p>Equal input gives equal output. Not safe for use by several threads.
 */
public final class LanguageStories {
    /** What a term of each kind counts; terms that only serve across languages count nothing here. */
    private static final double[] BOOST = {1, 4, 4, 0, 0, 2, 1, 4};
    /** Mean likeness from which an article belongs to a part for good. */
    static final double LEAST_OF_PART = .4;
    /** Mean likeness from which parts are one story. */
    static final double LEAST_OF_STORY = .24;
    /** Parts less alike than this share of {@link #LEAST_OF_STORY} do not bring their stories together. */
    private static final double WORTH_GROUPING = .75;

    private static final int PARTS_COMPARED = 16;
    private static final int PARTS_OF_STORY = 8;
    private static final int PARTS_GROUPED = 32;

    /** Articles imagined before the first, so that the first ones do not decide alone which terms are rare. */
    private static final double IMAGINED = 50;

    private static final double[] LOGARITHMS = new double[4096];

    static {
        for (int i = 0; i < LOGARITHMS.length; i++) {
            LOGARITHMS[i] = StrictMath.log(i + .5);
        }
    }

    private static final Comparator<Part> ARRIVAL = Comparator.comparingLong(p -> p.order);
    private static final String PART = "part/";
    private static final String TERMS = "terms/";
    private static final String ORDER = "order";

    private final Map<String, List<Part>> stories = new HashMap<>();
    private final TermIndex<Part> index = new TermIndex<>(ARRIVAL);
    private final Rarity rarity = new Rarity();
    private long order;

    /** What was changed and is not stored yet; null for a part that is gone. */
    private final Map<String, @Nullable Part> changed = new LinkedHashMap<>();

    /**
     * Takes an article up.
     *
     * @param cluster id of the article as first of its near duplicates, which are not added again; it becomes the id of
     *     what the article founds. No two articles may have the same
     * @param published when it was published; a future date is better cut to now before
     * @param features what is compared of it
     */
    public Assignment add(String cluster, Instant published, StoryFeatures features) {
        rarity.learn(features);
        Means means = new Means(weighing());
        Vector article = Vector.of(features, means.weighing);
        double length = article.length();
        article = article.withLength(1);
        StoryFeatures unit = length > 0 ? features.scaled(Part.LENGTH / length) : features;
        long at = published.toEpochMilli();

        List<Part> near = index.candidates(article, PARTS_COMPARED);
        Part part = null;
        double score = 0;
        for (Part p : near) {
            double likeness = article.dot(means.of(p)) * p.nearness(at);
            if (likeness > score) {
                part = p;
                score = likeness;
            }
        }
        List<StoryMove> moves = new ArrayList<>();
        if (part != null && score >= (isFull(part.story) ? LEAST_OF_STORY : LEAST_OF_PART)) {
            StoryFeatures before = part.sum;
            part.add(at, unit, article.dot(means.of(part)));
            means.forget(part);
            index.replace(part, before, part.sum);
        } else {
            score = 0;
            part = new Part(cluster, order++, at, unit);
            stories.put(part.story, List.of(part));
            moves.add(new StoryMove(part.id, part.story));
            index.add(part, part.sum);
        }
        changed.put(part.id, part);
        Set<String> touched = new LinkedHashSet<>();
        touched.add(part.story);
        regroup(part, near, means, moves, touched);
        return new Assignment(part.id, part.story, score, moves, touched);
    }

    private boolean isFull(String story) {
        return partsOf(story).size() >= PARTS_OF_STORY;
    }

    /** Groups the parts of the changed part's story, and of the stories near it, into stories again. */
    private void regroup(Part part, List<Part> near, Means means, List<StoryMove> moves, Set<String> touched) {
        Set<String> around = new LinkedHashSet<>();
        around.add(part.story);
        List<Part> parts = new ArrayList<>(partsOf(part.story));
        Vector mean = means.of(part);
        for (Part p : near) {
            List<Part> more = partsOf(p.story);
            if (!around.contains(p.story)
                    && parts.size() + more.size() <= PARTS_GROUPED
                    && mean.dot(means.of(p)) * part.nearness(p) >= WORTH_GROUPING * LEAST_OF_STORY) {
                around.add(p.story);
                parts.addAll(more);
            }
        }
        if (parts.size() == 1) {
            return;
        }
        parts.sort(ARRIVAL);
        int[] groups = groups(parts, means);
        around.forEach(stories::remove);
        Map<String, List<Part>> grouped = new LinkedHashMap<>();
        for (int i = 0; i < groups.length; i++) {
            grouped.computeIfAbsent(parts.get(groups[i]).id, id -> new ArrayList<>())
                    .add(parts.get(i));
        }
        stories.putAll(grouped);
        Set<String> moved = new HashSet<>();
        grouped.forEach((story, members) -> {
            for (Part p : members) {
                if (!p.story.equals(story)) {
                    touched.add(p.story);
                    touched.add(story);
                    p.story = story;
                    moved.add(p.id);
                    changed.put(p.id, p);
                }
            }
        });
        moves.removeIf(m -> moved.contains(m.part()));
        parts.stream().filter(p -> moved.contains(p.id)).forEach(p -> moves.add(new StoryMove(p.id, p.story)));
    }

    private static int[] groups(List<Part> parts, Means means) {
        List<Vector> vectors = parts.stream().map(means::of).toList();
        int n = parts.size();
        double[][] likeness = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                likeness[i][j] =
                        vectors.get(i).dot(vectors.get(j)) * parts.get(i).nearness(parts.get(j));
                likeness[j][i] = likeness[i][j];
            }
        }
        double[] sizes = parts.stream().mapToDouble(p -> p.articles).toArray();
        return Grouping.of(likeness, sizes, LEAST_OF_STORY);
    }

    /** The mean of the vectors of a part's articles: its product with another is the mean likeness of their articles. */
    private static final class Means {
        final Vector.Weighing weighing;
        private final Map<Part, Vector> known = new IdentityHashMap<>();

        Means(Vector.Weighing weighing) {
            this.weighing = weighing;
        }

        Vector of(Part part) {
            return known.computeIfAbsent(part, p -> Vector.of(p.sum, weighing).withLength(p.length / p.articles));
        }

        void forget(Part part) {
            known.remove(part);
        }
    }

    private Vector.Weighing weighing() {
        double all = StrictMath.log(rarity.texts() + IMAGINED);
        return term -> {
            double boost = BOOST[Term.kind(term)];
            return boost == 0 ? 0 : boost * (all - logarithm(rarity.count(term)));
        };
    }

    private static double logarithm(int count) {
        return count < LOGARITHMS.length ? LOGARITHMS[count] : StrictMath.log(count);
    }

    private List<Part> partsOf(String story) {
        return stories.getOrDefault(story, List.of());
    }

    /** A story as it stands; empty when there is none of this id, because it was closed or all its parts moved. */
    public Optional<Story> story(String id) {
        List<Part> parts = partsOf(id);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        TermWeights sum = new TermWeights();
        parts.forEach(p -> p.sum.addTo(sum));
        return Optional.of(new Story(
                id,
                Instant.ofEpochMilli(parts.stream().mapToLong(p -> p.last).max().orElseThrow()),
                parts.stream().mapToInt(p -> p.articles).sum(),
                parts.size() == 1 ? parts.get(0).sum : StoryFeatures.of(sum)));
    }

    /** How many stories are open. */
    public int size() {
        return stories.size();
    }

    /**
     * Forgets the stories whose newest article was published before a moment, four days ago as a rule. What was last said
     * of their parts holds.
     *
     * @return ids of the stories that were closed, in no order
     */
    public List<String> close(Instant before) {
        List<String> closed = new ArrayList<>();
        stories.forEach((id, parts) -> {
            if (parts.stream().allMatch(p -> p.last < before.toEpochMilli())) {
                closed.add(id);
                parts.forEach(p -> {
                    index.remove(p, p.sum);
                    changed.put(p.id, null);
                });
            }
        });
        closed.forEach(stories::remove);
        return closed;
    }

    /** What changed since this was last asked, to be stored: each part that changed, and counts of terms. */
    public List<StateRecord> changes() {
        List<StateRecord> records = new ArrayList<>();
        changed.forEach((id, part) -> records.add(new StateRecord(PART + id, part == null ? null : part.toBytes())));
        changed.clear();
        rarity.changes(TERMS, records::add);
        records.add(new StateRecord(
                ORDER, ByteBuffer.allocate(Long.BYTES).putLong(order).array()));
        return records;
    }

    /**
     * The stories as they were when the records were given out. Goes on exactly as the original would.
     *
     * @param records the latest record of each key, in any order; deleted ones may be left out
     * @throws IllegalArgumentException naming the key of a record that cannot be read
     */
    public static LanguageStories restore(Iterable<StateRecord> records) {
        LanguageStories restored = new LanguageStories();
        List<Part> parts = new ArrayList<>();
        for (StateRecord state : records) {
            byte[] value = state.value();
            if (value == null) {
                continue;
            }
            if (state.key().startsWith(PART)) {
                parts.add(Part.fromBytes(state.key(), value));
            } else if (state.key().startsWith(TERMS)) {
                restored.rarity.restore(state.key().substring(TERMS.length()), value);
            } else {
                restored.order = ByteBuffer.wrap(value).getLong();
            }
        }
        parts.sort(ARRIVAL);
        for (Part part : parts) {
            restored.stories.computeIfAbsent(part.story, s -> new ArrayList<>()).add(part);
            restored.index.add(part, part.sum);
        }
        return restored;
    }
}
