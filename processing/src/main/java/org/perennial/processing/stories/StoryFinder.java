package org.perennial.processing.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.StoryPart;
import org.perennial.processing.history.HeapMemory;
import org.perennial.processing.history.Memory;

/** The stories of all languages in one place: the stream without servers. */
public final class StoryFinder {
    private final StoryGathering gathering =
            new StoryGathering(Pieces.NONE, StoryRoom.unlimited().enter());
    private final StoryLinking linking;
    private final Memory<Placement> placements;
    private final Map<String, String> storyOfPart = new HashMap<>();

    /**
     * A finder that has seen nothing.
     *
     * @param window how long it is remembered where an article was told
     * @param model null where none is used
     */
    public StoryFinder(Duration window, @Nullable StoryEmbedding model) {
        this.linking = new StoryLinking(Pieces.NONE, StoryRoom.unlimited().enter(), model);
        this.placements = new HeapMemory<>(window);
    }

    /**
     * Where an article is told: where it was before, where the root of its cluster is, or, if it is one, where it fits.
     *
     * @return empty for a copy whose original is forgotten
     */
    public Optional<Placement> place(Telling telling, String cluster) {
        Optional<Placement> known = recall(telling.article(), telling.at());
        if (known.isPresent()) {
            return known;
        }
        Optional<Placement> placement = cluster.equals(telling.article())
                ? Optional.of(linking.link(gathering.tell(telling), this::note))
                : recall(cluster, telling.at());
        placement.ifPresent(found -> placements.remember(telling.article(), found, telling.at()));
        return placement;
    }

    /** The story that a part belongs to by now. */
    public String storyOf(String part) {
        return storyOfPart.getOrDefault(part, part);
    }

    private void note(StoryPart part) {
        storyOfPart.put(part.part(), part.story());
    }

    private Optional<Placement> recall(String article, Instant at) {
        return placements.recall(article, at).map(Memory.Remembered::value);
    }
}
