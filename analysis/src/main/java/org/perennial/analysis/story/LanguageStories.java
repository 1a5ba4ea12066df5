package org.perennial.analysis.story;

import java.nio.ByteBuffer;
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
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.embedding.Embedding;

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
    /** Fit, as of {@link Crowd#fit}, from which an article belongs to a part for good. */
    static final double LEAST_OF_PART = 1.1;
    /** Parts less alike than this share of {@link Grouping#LEAST} do not bring their stories together. */
    private static final double WORTH_GROUPING = .75;

    /** So many texts are needed before rarities change slowly; a part is then weighed anew after a tenth more. */
    private static final int SETTLED = 1000;

    private static final int PARTS_COMPARED = 16;
    private static final int PARTS_OF_STORY = 16;
    private static final int PARTS_GROUPED = 32;

    /** Articles imagined before the first, so that the first ones do not decide alone which terms are rare. */
    private static final double IMAGINED = 50;

    /** Articles with a term that it takes to be sure how rare it is; what one writer alone uses tells little. */
    private static final int UNSURE = 20;

    private static final double[] LOGARITHMS = new double[4096];

    static {
        for (int i = 0; i < LOGARITHMS.length; i++) {
            LOGARITHMS[i] = StrictMath.log(i);
        }
    }

    private static final Comparator<Part> ARRIVAL = Comparator.comparingLong(p -> p.order);
    private static final String PART = "part/";
    private static final String CROWD = "crowd/";
    private static final String TERMS = "terms/";
    private static final String ORDER = "order";

    private final Map<String, List<Part>> stories = new HashMap<>();
    private final TermIndex<Part> index = new TermIndex<>(ARRIVAL);
    private final Rarity rarity = new Rarity();
    private long order;

    /** What was changed and is not stored yet; null for a part that is gone. */
    private final Map<String, @Nullable Part> changed = new LinkedHashMap<>();

    /** Parts whose crowd is not stored yet; null for a part that is gone. */
    private final Map<String, @Nullable Part> crowded = new LinkedHashMap<>();

    /** Takes an article up of which there is no embedding. */
    public Assignment add(String cluster, Instant published, StoryFeatures features) {
        return add(cluster, published, features, null);
    }

    /**
     * Takes an article up.
     *
     * @param cluster id of the article as first of its near duplicates, which are not added again; it becomes the id of
     *     what the article founds. No two articles may have the same
     * @param published when it was published; a future date is better cut to now before
     * @param features what is compared of it
     * @param embedding what a model makes of it; not compared here, but passed on with the story
     */
    public Assignment add(String cluster, Instant published, StoryFeatures features, @Nullable Embedding embedding) {
        rarity.learn(features);
        Vector article = Vector.of(features, weighing());
        double length = article.length();
        article = article.withLength(1);
        StoryFeatures unit = length > 0 ? features.scaled(Part.LENGTH / length) : features;
        long at = published.toEpochMilli();

        List<Part> near = index.candidates(article, PARTS_COMPARED);
        Crowd crowd = new Crowd();
        double[] likeness = new double[near.size()];
        for (int i = 0; i < likeness.length; i++) {
            Part p = near.get(i);
            likeness[i] = article.dot(mean(p)) * p.nearness(at);
            crowd.meet(likeness[i], p.articles);
            if (p.crowd.meet(likeness[i], 1)) {
                crowded.put(p.id, p);
            }
        }
        Part part = null;
        double score = 0;
        double best = 0;
        for (int i = 0; i < likeness.length; i++) {
            Part p = near.get(i);
            double fit = crowd.fit(p.crowd, likeness[i]);
            if (fit > best) {
                part = p;
                best = fit;
                score = likeness[i];
            }
        }
        List<StoryMove> moves = new ArrayList<>();
        if (part != null && best >= (isFull(part.story) ? Grouping.LEAST : LEAST_OF_PART)) {
            StoryFeatures before = part.sum;
            part.add(at, unit, article.dot(mean(part)));
            index.replace(part, before, part.sum);
        } else {
            score = 0;
            part = new Part(cluster, order++, at, unit);
            part.crowd = crowd;
            part.mean = article;
            part.weighed = rarity.texts();
            crowded.put(part.id, part);
            stories.put(part.story, List.of(part));
            moves.add(new StoryMove(part.id, part.story));
            index.add(part, part.sum);
        }
        part.embed(embedding);
        changed.put(part.id, part);
        Set<String> touched = new LinkedHashSet<>();
        touched.add(part.story);
        regroup(part, near, moves, touched);
        return new Assignment(part.id, part.story, score, moves, touched);
    }

    private boolean isFull(String story) {
        return partsOf(story).size() >= PARTS_OF_STORY;
    }

    /** Groups the parts of the changed part's story, and of the stories near it, into stories again. */
    private void regroup(Part part, List<Part> near, List<StoryMove> moves, Set<String> touched) {
        Set<String> around = new LinkedHashSet<>();
        around.add(part.story);
        List<Part> parts = new ArrayList<>(partsOf(part.story));
        Vector mean = mean(part);
        for (Part p : near) {
            List<Part> more = partsOf(p.story);
            if (!around.contains(p.story)
                    && parts.size() + more.size() <= PARTS_GROUPED
                    && part.crowd.fit(p.crowd, mean.dot(mean(p)) * part.nearness(p))
                            >= WORTH_GROUPING * Grouping.LEAST) {
                around.add(p.story);
                parts.addAll(more);
            }
        }
        if (parts.size() == 1) {
            return;
        }
        parts.sort(ARRIVAL);
        int[] groups = groups(parts);
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

    private int[] groups(List<Part> parts) {
        List<Vector> vectors = parts.stream().map(this::mean).toList();
        int n = parts.size();
        double[][] fit = new double[n][n];
        double[][] likeness = new double[n][n];
        for (int i = 0; i < n; i++) {
            Part p = parts.get(i);
            likeness[i][i] = vectors.get(i).dot(vectors.get(i));
            for (int j = 0; j < i; j++) {
                Part q = parts.get(j);
                likeness[i][j] = vectors.get(i).dot(vectors.get(j));
                likeness[j][i] = likeness[i][j];
                fit[i][j] = p.crowd.fit(q.crowd, likeness[i][j] * p.nearness(q));
                fit[j][i] = fit[i][j];
            }
        }
        double[] sizes = parts.stream().mapToDouble(p -> p.articles).toArray();
        return Grouping.of(fit, likeness, sizes);
    }

    /**
     * The mean of the vectors of a part's articles: its product with another is the mean likeness of their articles. Weighed
     * anew when the part has changed, and when so many texts more have been seen that rarities may be others.
     */
    private Vector mean(Part part) {
        if (part.mean == null || isOutdated(rarity.texts(), part.weighed)) {
            part.mean = Vector.of(part.sum, weighing()).withLength(part.length / part.articles);
            part.weighed = rarity.texts();
        }
        return part.mean;
    }

    /** Whether what was weighed when fewer texts were known is better weighed again. */
    static boolean isOutdated(int texts, int weighed) {
        return texts < weighed || (texts > weighed && (texts - weighed) * 10 > texts - SETTLED);
    }

    private Vector.Weighing weighing() {
        double all = StrictMath.log(rarity.texts() + IMAGINED);
        return term -> {
            double boost = BOOST[Term.kind(term)];
            return boost == 0 ? 0 : boost * (all - logarithm(rarity.count(term) + UNSURE));
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
        long last = parts.stream().mapToLong(p -> p.last).max().orElseThrow();
        return Optional.of(new Story(
                id,
                Instant.ofEpochMilli(last),
                parts.stream().mapToInt(p -> p.articles).sum(),
                parts.size() == 1 ? parts.get(0).sum : StoryFeatures.of(sum),
                embedding(parts, last)));
    }

    /** The mean of those of the parts, by their articles and how new they are. */
    private static @Nullable Embedding embedding(List<Part> parts, long last) {
        Embedding mean = null;
        double weights = 0;
        for (Part part : parts) {
            if (part.embedding != null) {
                double weight = part.articles * part.nearness(last);
                weights += weight;
                mean = mean == null || weights == 0 ? part.embedding : mean.towards(part.embedding, weight / weights);
            }
        }
        return mean;
    }

    /** When each open story had its newest article, in milliseconds, in no order. */
    public LongStream lastActive() {
        return stories.values().stream()
                .mapToLong(parts -> parts.stream().mapToLong(p -> p.last).max().orElseThrow());
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
                    crowded.put(p.id, null);
                });
            }
        });
        closed.forEach(stories::remove);
        return closed;
    }

    /** To be stored: each part that changed since this was last asked, and in turn some of the counts of terms. */
    public List<StateRecord> changes() {
        List<StateRecord> records = new ArrayList<>();
        changed.forEach((id, part) -> records.add(new StateRecord(PART + id, part == null ? null : part.toBytes())));
        changed.clear();
        crowded.forEach(
                (id, part) -> records.add(new StateRecord(CROWD + id, part == null ? null : part.crowd.toBytes())));
        crowded.clear();
        rarity.changes(TERMS, records::add);
        records.add(new StateRecord(
                ORDER, ByteBuffer.allocate(Long.BYTES).putLong(order).array()));
        return records;
    }

    /**
     * The stories as they were when the records were given out: each part is in its story. Of the counts of terms the last few
     * may be missing, so what comes later can now and then be judged a little differently.
     *
     * @param records the latest record of each key, in any order; deleted ones may be left out
     * @throws IllegalArgumentException naming the key of a record that cannot be read
     */
    public static LanguageStories restore(Iterable<StateRecord> records) {
        LanguageStories restored = new LanguageStories();
        List<Part> parts = new ArrayList<>();
        Map<String, Crowd> crowds = new HashMap<>();
        for (StateRecord state : records) {
            byte[] value = state.value();
            if (value == null) {
                continue;
            }
            if (state.key().startsWith(CROWD)) {
                crowds.put(state.key().substring(CROWD.length()), Crowd.fromBytes(state.key(), value));
            } else if (state.key().startsWith(PART)) {
                parts.add(Part.fromBytes(state.key(), value));
            } else if (state.key().startsWith(TERMS)) {
                restored.rarity.restore(state.key().substring(TERMS.length()), value);
            } else {
                restored.order = ByteBuffer.wrap(value).getLong();
            }
        }
        parts.sort(ARRIVAL);
        for (Part part : parts) {
            part.crowd = crowds.getOrDefault(part.id, part.crowd);
            restored.stories.computeIfAbsent(part.story, s -> new ArrayList<>()).add(part);
            restored.index.add(part, part.sum);
        }
        return restored;
    }
}
