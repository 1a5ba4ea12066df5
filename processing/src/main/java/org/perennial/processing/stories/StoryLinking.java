package org.perennial.processing.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.embedding.Embedding;
import org.perennial.analysis.story.StateRecord;
import org.perennial.analysis.story.StoryChange;
import org.perennial.analysis.story.StoryFeatures;
import org.perennial.analysis.story.StoryLinks;
import org.perennial.contract.StoryPart;

/** Links the stories of all languages, and says of each part to which story over all languages it belongs. */
public final class StoryLinking {
    private static final String LINKS = "links/";
    private static final String PARTS = "parts/";
    private static final String PLACES = "places/";
    private static final Duration CLOSE_EVERY = Duration.ofHours(1);

    private final Pieces pieces;
    private final StoryRoom.Tenant room;
    private final StoryLinks links;

    /** The story of its language that each part belongs to. */
    private final Map<String, String> storyOfPart = new HashMap<>();

    private final Map<String, Set<String>> partsOfStory = new HashMap<>();

    /** What was last said of each open story of one language. */
    private final Map<String, Place> places = new HashMap<>();

    private final boolean withModel;
    private Instant closed = Instant.EPOCH;

    /**
     * A story of one language among those of the others.
     *
     * @param embedded what of the score embeddings added
     * @param group the id of the story over all languages
     */
    private record Place(Instant lastActive, double score, double embedded, String group) {
        private static final String PLUS = "+";

        byte[] toBytes() {
            return (lastActive + " " + score + (embedded == 0 ? "" : PLUS + embedded) + " " + group).getBytes(UTF_8);
        }

        static Place fromBytes(byte[] bytes) {
            String[] fields = new String(bytes, UTF_8).split(" ", 3);
            String[] scores = fields[1].split("\\+", 2);
            return new Place(
                    Instant.parse(fields[0]),
                    Double.parseDouble(scores[0]),
                    scores.length == 1 ? 0 : Double.parseDouble(scores[1]),
                    fields[2]);
        }

        Place activeAt(Instant last) {
            return new Place(last, score, embedded, group);
        }
    }

    /**
     * Goes on where the pieces say that it stood.
     *
     * @param room in which its stories are kept open
     * @param model null where none is used
     */
    public StoryLinking(Pieces pieces, StoryRoom.Tenant room, @Nullable StoryEmbedding model) {
        this.withModel = model != null;
        this.pieces = pieces;
        this.room = room;
        List<StateRecord> records = new ArrayList<>();
        pieces.all().forEach((key, value) -> {
            if (key.startsWith(LINKS)) {
                records.add(new StateRecord(key.substring(LINKS.length()), value));
            } else if (key.startsWith(PARTS)) {
                place(key.substring(PARTS.length()), new String(value, UTF_8));
            } else {
                places.put(key.substring(PLACES.length()), Place.fromBytes(value));
            }
        });
        links = StoryLinks.restore(records, StoryEmbedding.weight(model));
    }

    /**
     * Takes over what an article has changed in its language.
     *
     * @param told takes each part whose story is another now
     * @return where the article itself is told
     */
    public Placement link(Gathered gathered, Consumer<StoryPart> told) {
        closeQuiet(gathered.at());
        closeBeyondRoom();
        Set<String> parts = new LinkedHashSet<>();
        for (Gathered.Move move : gathered.moves()) {
            place(move.part(), move.story());
            pieces.keep(PARTS + move.part(), move.story().getBytes(UTF_8));
            parts.add(move.part());
        }
        for (Gathered.State state : gathered.stories()) {
            for (StoryChange change : take(gathered.language(), state)) {
                keep(
                        change.story(),
                        new Place(
                                placeOf(change.story(), gathered.at()).lastActive(),
                                change.score(),
                                change.embedded(),
                                change.group()));
                parts.addAll(partsOfStory.getOrDefault(change.story(), Set.of()));
            }
        }
        links.changes().forEach(piece -> pieces.keep(LINKS + piece.key(), piece.value()));
        for (String part : parts) {
            Place place = placeOf(storyOf(part), gathered.at());
            told.accept(new StoryPart(
                    part, place.group(), place.score(), withModel ? place.embedded() : null, gathered.at()));
        }
        String story = placeOf(storyOf(gathered.part()), gathered.at()).group();
        return new Placement(gathered.part(), story, gathered.score());
    }

    private List<StoryChange> take(String language, Gathered.State state) {
        if (state.lastActive() == null || state.features() == null) {
            return links.remove(state.story());
        }
        Place before = placeOf(state.story(), state.lastActive());
        keep(state.story(), before.activeAt(state.lastActive()));
        return links.update(
                state.story(),
                language,
                state.lastActive(),
                StoryFeatures.fromBytes(state.features()),
                state.embedding() == null ? null : Embedding.fromBytes(state.embedding()));
    }

    private void keep(String story, Place place) {
        places.put(story, place);
        pieces.keep(PLACES + story, place.toBytes());
    }

    private String storyOf(String part) {
        return storyOfPart.getOrDefault(part, part);
    }

    /** What was last said of a story; one of which nothing was said stands alone. */
    private Place placeOf(String story, Instant lastActive) {
        return places.getOrDefault(story, new Place(lastActive, 0, 0, story));
    }

    private void place(String part, String story) {
        String before = storyOfPart.put(part, story);
        if (before != null) {
            partsOfStory.computeIfPresent(before, (id, parts) -> {
                parts.remove(part);
                return parts.isEmpty() ? null : parts;
            });
        }
        partsOfStory.computeIfAbsent(story, id -> new TreeSet<>()).add(part);
    }

    private void closeQuiet(Instant now) {
        if (now.isAfter(closed.plus(CLOSE_EVERY))) {
            closed = now;
            close(now.minus(StoryGathering.QUIET));
        }
    }

    private void closeBeyondRoom() {
        room.keep(links.size());
        room.closeBefore(links.lastActive()).ifPresent(before -> {
            close(before);
            room.keep(links.size());
        });
    }

    private void close(Instant before) {
        links.close(before);
        places.entrySet().removeIf(entry -> {
            boolean quiet = entry.getValue().lastActive().isBefore(before);
            if (quiet) {
                forget(entry.getKey());
            }
            return quiet;
        });
    }

    private void forget(String story) {
        pieces.keep(PLACES + story, null);
        Set<String> parts = Objects.requireNonNullElse(partsOfStory.remove(story), Set.of());
        parts.forEach(part -> {
            storyOfPart.remove(part);
            pieces.keep(PARTS + part, null);
        });
    }
}
