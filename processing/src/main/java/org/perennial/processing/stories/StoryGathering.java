package org.perennial.processing.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.perennial.analysis.embedding.Embedding;
import org.perennial.analysis.story.Assignment;
import org.perennial.analysis.story.LanguageStories;
import org.perennial.analysis.story.StateRecord;
import org.perennial.analysis.story.Story;
import org.perennial.analysis.story.StoryFeatures;

/** Gathers the articles of each language into stories, which close after {@link #QUIET}. */
public final class StoryGathering {
    /** A story without a new article for so long is over. */
    public static final Duration QUIET = Duration.ofDays(4);

    private static final Duration CLOSE_EVERY = Duration.ofHours(1);
    private static final char APART = '/';

    private final Pieces pieces;
    private final StoryRoom.Tenant room;
    private final Map<String, LanguageStories> languages = new HashMap<>();
    private Instant closed = Instant.EPOCH;

    /** Goes on where the pieces say that it stood, and keeps its stories open in a room. */
    public StoryGathering(Pieces pieces, StoryRoom.Tenant room) {
        this.pieces = pieces;
        this.room = room;
        Map<String, List<StateRecord>> byLanguage = new TreeMap<>();
        pieces.all().forEach((key, value) -> {
            int end = key.indexOf(APART);
            byLanguage
                    .computeIfAbsent(key.substring(0, end), language -> new ArrayList<>())
                    .add(new StateRecord(key.substring(end + 1), value));
        });
        byLanguage.forEach((language, records) -> languages.put(language, LanguageStories.restore(records)));
    }

    /** Takes an article up. */
    public Gathered tell(Telling telling) {
        closeQuiet(telling.at());
        closeBeyondRoom();
        LanguageStories stories = languages.computeIfAbsent(telling.language(), language -> new LanguageStories());
        Assignment assignment = stories.add(
                telling.article(),
                telling.published(),
                StoryFeatures.fromBytes(telling.features()),
                telling.embedding() == null ? null : Embedding.fromBytes(telling.embedding()));
        keep(telling.language(), stories);
        return new Gathered(
                telling.article(),
                telling.language(),
                telling.at(),
                assignment.part(),
                assignment.score(),
                assignment.moves().stream()
                        .map(move -> new Gathered.Move(move.part(), move.story()))
                        .toList(),
                assignment.touched().stream()
                        .sorted()
                        .map(story -> stories.story(story)
                                .map(StoryGathering::state)
                                .orElse(new Gathered.State(story, null, null, null)))
                        .toList());
    }

    private static Gathered.State state(Story story) {
        Embedding embedding = story.embedding();
        return new Gathered.State(
                story.id(),
                story.lastActive(),
                story.features().toBytes(),
                embedding == null ? null : embedding.toBytes());
    }

    private void closeQuiet(Instant now) {
        if (now.isAfter(closed.plus(CLOSE_EVERY))) {
            closed = now;
            close(now.minus(QUIET));
        }
    }

    private void closeBeyondRoom() {
        room.keep(size());
        room.closeBefore(languages.values().stream().flatMapToLong(LanguageStories::lastActive))
                .ifPresent(before -> {
                    close(before);
                    room.keep(size());
                });
    }

    private int size() {
        return languages.values().stream().mapToInt(LanguageStories::size).sum();
    }

    private void close(Instant before) {
        languages.forEach((language, stories) -> {
            stories.close(before);
            keep(language, stories);
        });
    }

    private void keep(String language, LanguageStories stories) {
        stories.changes().forEach(piece -> pieces.keep(language + APART + piece.key(), piece.value()));
    }
}
