package org.perennial.analysis.story;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.embedding.Embedding;

/**
 * Links between the stories of different languages, without dictionaries: by numbers, by the consonants of names, by the
 * names that the CLDR has for places and days, and by remembered events. After Steinberger 2008. Where an operator has
 * brought an embedding model, it adds to what these say, or takes from it.
 *
 * <p>A story joins the multilingual story that it fits best, with all its languages, and drives out the one of its own
 * language that fits worse: so a link holds only while each is the other's best. A link is a judgement with a score and
 * is revised while stories are open; it never hides an article.
 *
 * <p>Equal input gives equal output. Not safe for use by several threads.
 */
public final class StoryLinks {
    /** What a term of each kind counts; words count nothing across languages. */
    private static final double[] BOOST = {0, 0, 1, 1, .5, 1, .7, 3};
    /** How well a story must fit, as the mean likeness to the best. */
    static final double LEAST = .12;
    /** Stories imagined in each language that are like those of all languages, so that the first ones do not decide. */
    private static final double IMAGINED = 20;

    /** The heaviest terms by which stories are compared. */
    private static final int HEAVIEST = 100;

    private static final int COMPARED = 40;
    /** Others that are put right with each update. */
    private static final int REVISED = 4;
    /** Stories that one story can drive on; who is driven out beyond stands alone until it is revised. */
    private static final int MOST_DRIVEN = 8;

    private static final String STORY = "story/";
    private static final String LINK = "link/";
    private static final String TERMS = "terms/";
    private static final String CENTRE = "centre/";
    private static final String PLACE = "place";
    private static final String ALL = "all";

    private final Map<String, LinkedStory> stories = new HashMap<>();
    /** By order of arrival: the round in which stories are revised. */
    private final TreeMap<Long, LinkedStory> round = new TreeMap<>();

    private final TermIndex<LinkedStory> index = new TermIndex<>(Comparator.comparingLong((LinkedStory s) -> s.order));
    private final Map<String, Rarity> rarities = new TreeMap<>();
    private final Meanings meanings;
    /** How many open stories each language has. */
    private final Map<String, Integer> languages = new HashMap<>();

    private long order;
    private long revised = -1;

    /** What was changed and is not stored yet; null for a story that is gone. */
    private final Map<String, @Nullable LinkedStory> changed = new LinkedHashMap<>();

    /** Whose place was changed and is not stored yet; null for a story that is gone. */
    private final Map<String, @Nullable LinkedStory> relinked = new LinkedHashMap<>();

    /** Where texts were counted since some of the counts were given out. */
    private final Set<String> learnt = new LinkedHashSet<>();

    /** Links by what languages share alone. */
    public StoryLinks() {
        this(0);
    }

    /**
     * Links by what languages share and by embeddings.
     *
     * @param embeddingWeight the most that embeddings add to the likeness of two stories, 0 to 1; two may be linked at about
     *     .12
     * @throws IllegalArgumentException if it is out of its range
     */
    public StoryLinks(double embeddingWeight) {
        meanings = new Meanings(embeddingWeight);
    }

    /**
     * Takes up a story of which there is no embedding, or what has become of it.
     *
     * @return as {@link #update(String, String, Instant, StoryFeatures, Embedding)}
     */
    public List<StoryChange> update(String story, String language, Instant lastActive, StoryFeatures summed) {
        return update(story, language, lastActive, summed, null);
    }

    /**
     * Takes up a story, or what has become of it.
     *
     * @param story its id, unique over all languages
     * @param language BCP 47 tag, always the same for one story
     * @param lastActive when its newest article was published
     * @param summed the features of all its articles, as in {@link Story#features}
     * @param embedding as in {@link Story#embedding}
     * @return the stories, this one or others, that now belong to another multilingual story than was said before. A new
     *     story that is not among them stands alone
     */
    public List<StoryChange> update(
            String story, String language, Instant lastActive, StoryFeatures summed, @Nullable Embedding embedding) {
        LinkedStory linked = stories.get(story);
        if (linked == null) {
            linked = new LinkedStory(story, language, order++);
            linked.group.join(linked);
            stories.put(story, linked);
            round.put(linked.order, linked);
            languages.merge(language, 1, Integer::sum);
            rarity(language).learn(summed);
            rarity(ALL).learn(summed);
            learnt.addAll(List.of(language, ALL));
            if (embedding != null) {
                meanings.learn(language, embedding);
            }
        }
        linked.last = lastActive.toEpochMilli();
        index.replace(linked, linked.features, summed);
        linked.features = summed;
        linked.embedding = embedding;
        linked.weighed = 0;
        changed.put(story, linked);
        relinked.put(story, linked);
        Set<LinkGroup> touched = new LinkedHashSet<>();
        place(linked, touched);
        for (int i = 0; i < Math.min(REVISED, round.size()); i++) {
            Map.Entry<Long, LinkedStory> next = round.higherEntry(revised);
            if (next == null) {
                next = round.firstEntry();
            }
            revised = next.getKey();
            place(next.getValue(), touched);
        }
        return report(touched);
    }

    /**
     * Takes out a story that has no parts any more.
     *
     * @return as {@link #update}
     */
    public List<StoryChange> remove(String story) {
        LinkedStory linked = forget(story);
        if (linked == null) {
            return List.of();
        }
        linked.group.leave(linked);
        return report(Set.of(linked.group));
    }

    /**
     * Forgets the stories whose newest article was published before a moment. What was last said of them holds, and those
     * linked with them keep the id of their multilingual story.
     */
    public void close(Instant before) {
        for (LinkedStory story : List.copyOf(round.values())) {
            if (story.last < before.toEpochMilli()) {
                forget(story.id);
                story.group.close(story);
            }
        }
    }

    /** How many stories are open. */
    public int size() {
        return stories.size();
    }

    /** When each open story had its newest article, in milliseconds, in no order. */
    public LongStream lastActive() {
        return stories.values().stream().mapToLong(story -> story.last);
    }

    private @Nullable LinkedStory forget(String story) {
        LinkedStory linked = stories.remove(story);
        if (linked != null) {
            index.remove(linked, linked.features);
            round.remove(linked.order);
            languages.computeIfPresent(linked.language, (language, open) -> open == 1 ? null : open - 1);
            changed.put(story, null);
            relinked.put(story, null);
        }
        return linked;
    }

    private List<StoryChange> report(Set<LinkGroup> touched) {
        List<StoryChange> changes = new ArrayList<>();
        for (LinkGroup group : touched) {
            for (LinkedStory story : group.members()) {
                if (!story.reported.equals(group.id())) {
                    story.reported = group.id();
                    relinked.put(story.id, story);
                    changes.add(new StoryChange(story.id, group.id(), story.score, story.embedded));
                }
            }
        }
        return changes;
    }

    /** Puts a story where it fits best, and those that it drives out likewise. */
    private void place(LinkedStory start, Set<LinkGroup> touched) {
        Deque<LinkedStory> driven = new ArrayDeque<>();
        driven.add(start);
        for (int i = 0; i < MOST_DRIVEN && !driven.isEmpty(); i++) {
            LinkedStory story = driven.remove();
            weighAgain(story);
            LinkGroup home = story.group;
            touched.add(home);
            LinkGroup best = null;
            for (Fit fit : fits(story)) {
                LinkedStory rival = fit.group.rivalOf(story);
                if (rival == null
                        || fit.score() > fit.group.fit(rival, meanings).score()) {
                    best = fit.group;
                    story.score = fit.score();
                    story.embedded = fit.likeness.embedded();
                    if (rival != null) {
                        moveOut(rival, touched);
                        driven.add(rival);
                    }
                    break;
                }
            }
            if (best == null) {
                moveOut(story, touched);
            } else if (best != home) {
                home.leave(story);
                best.join(story);
                touched.add(best);
                relinked.put(story.id, story);
            }
        }
    }

    private record Fit(LinkGroup group, Likeness likeness) {
        double score() {
            return likeness.score();
        }
    }

    /** The groups that a story fits well enough, best first. */
    private List<Fit> fits(LinkedStory story) {
        Set<LinkGroup> near = new LinkedHashSet<>();
        near.add(story.group);
        if (languages.size() > 1) {
            index.candidates(story.vector, COMPARED, s -> !s.language.equals(story.language))
                    .forEach(s -> near.add(s.group));
            meanings.nearest(story, round.values()).forEach(s -> near.add(s.group));
        }
        List<Fit> fits = new ArrayList<>();
        for (LinkGroup group : near) {
            Likeness likeness = group.fit(story, meanings);
            if (likeness.score() >= LEAST) {
                fits.add(new Fit(group, likeness));
            }
        }
        fits.sort(Comparator.comparingDouble(Fit::score).reversed());
        return fits;
    }

    private void moveOut(LinkedStory story, Set<LinkGroup> touched) {
        if (story.group.members().size() > 1) {
            story.group.leave(story);
            new LinkGroup(story.id).join(story);
            touched.add(story.group);
            relinked.put(story.id, story);
        }
        story.score = 0;
        story.embedded = 0;
    }

    /** Weighs a story if it has changed, or if its language has so many more that rarities may be others. */
    private void weighAgain(LinkedStory story) {
        int texts = rarity(story.language).texts();
        if (story.weighed == 0 || LanguageStories.isOutdated(texts, story.weighed)) {
            story.vector = weigh(story);
            story.meaning = meanings.centred(story.language, story.embedding);
            story.weighed = texts;
        }
    }

    private Vector weigh(LinkedStory story) {
        Rarity all = rarity(ALL);
        Rarity own = rarity(story.language);
        return Vector.of(story.features, term -> {
                    double boost = BOOST[Term.kind(term)];
                    if (boost == 0) {
                        return 0;
                    }
                    double share = (all.count(term) + .1) / (all.texts() + 10);
                    share = (own.count(term) + IMAGINED * share) / (own.texts() + IMAGINED);
                    return -boost * StrictMath.log(share);
                })
                .heaviest(HEAVIEST)
                .withLength(1);
    }

    private Rarity rarity(String language) {
        return rarities.computeIfAbsent(language, l -> new Rarity());
    }

    /** To be stored: each story that changed since this was last asked, and in turn some of the counts of terms. */
    public List<StateRecord> changes() {
        List<StateRecord> records = new ArrayList<>();
        changed.forEach(
                (id, story) -> records.add(new StateRecord(STORY + id, story == null ? null : story.toBytes())));
        changed.clear();
        relinked.forEach(
                (id, story) -> records.add(new StateRecord(LINK + id, story == null ? null : story.linkToBytes())));
        relinked.clear();
        meanings.changes(CENTRE, records::add);
        learnt.forEach(language -> rarity(language).changes(TERMS + language + "/", records::add));
        learnt.clear();
        ByteBuffer place = ByteBuffer.allocate(2 * Long.BYTES).putLong(order).putLong(revised);
        records.add(new StateRecord(PLACE, place.array()));
        return records;
    }

    /**
     * The links as they were when the records were given out. All groups are the same; as weights are taken anew, what is
     * revised later can differ a little from what the original would have made of it.
     *
     * @param records the latest record of each key, in any order; deleted ones may be left out
     * @throws IllegalArgumentException naming the key of a record that cannot be read
     */
    public static StoryLinks restore(Iterable<StateRecord> records) {
        return restore(records, 0);
    }

    /**
     * The same of links by what languages share and by embeddings.
     *
     * @param embeddingWeight as of {@link #StoryLinks(double)}; may be another than before
     */
    public static StoryLinks restore(Iterable<StateRecord> records, double embeddingWeight) {
        StoryLinks restored = new StoryLinks(embeddingWeight);
        List<StateRecord> links = new ArrayList<>();
        for (StateRecord state : records) {
            byte[] value = state.value();
            if (value == null) {
                continue;
            }
            if (state.key().startsWith(STORY)) {
                LinkedStory story = LinkedStory.fromBytes(state.key(), value);
                restored.stories.put(story.id, story);
                restored.round.put(story.order, story);
            } else if (state.key().startsWith(LINK)) {
                links.add(state);
            } else if (state.key().startsWith(CENTRE)) {
                restored.meanings.restore(state.key(), state.key().substring(CENTRE.length()), value);
            } else if (state.key().startsWith(TERMS)) {
                int slash = state.key().lastIndexOf('/');
                String language = state.key().substring(TERMS.length(), slash);
                restored.rarity(language).restore(state.key().substring(slash + 1), value);
            } else {
                ByteBuffer place = ByteBuffer.wrap(value);
                restored.order = place.getLong();
                restored.revised = place.getLong();
            }
        }
        for (StateRecord link : links) {
            LinkedStory story = restored.stories.get(link.key().substring(LINK.length()));
            if (story != null && link.value() != null) {
                story.linkFromBytes(link.key(), link.value());
            }
        }
        Map<String, LinkGroup> groups = new HashMap<>();
        for (LinkedStory story : restored.round.values()) {
            restored.languages.merge(story.language, 1, Integer::sum);
            groups.computeIfAbsent(story.group.id(), LinkGroup::new).restore(story);
            restored.weighAgain(story);
            restored.index.add(story, story.features);
        }
        groups.values().forEach(LinkGroup::restored);
        return restored;
    }
}
