package org.perennial.processing;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.perennial.processing.stories.Tellings;

/** Where articles are at home. Several steps open the same home; those of one task share its stores and who waits there. */
final class ArticleHomes {
    /** Who tells where an article is told, among those that answer; the others are the partitions of the keys. */
    static final int STORIES = -1;

    private final ProcessingConfig config;
    private final @Nullable Tellings tellings;
    private final Set<StoreBuilder<?>> stores;
    private final Extents extents = new Extents();
    private final Map<TaskId, WaitingRoom> rooms = new ConcurrentHashMap<>();

    /** @param tellings makes of articles what their stories are found by; null if articles do not wait for their story */
    ArticleHomes(ProcessingConfig config, @Nullable Tellings tellings) {
        this.config = config;
        this.tellings = tellings;
        this.stores = ArticleHome.stores(config);
    }

    /** The stores that a step needs which opens a home. */
    Set<StoreBuilder<?>> stores() {
        return stores;
    }

    /** A home in the stores of the given processor. */
    ArticleHome open(ProcessorContext<String, Object> context) {
        WaitingRoom room = rooms.computeIfAbsent(context.taskId(), task -> new WaitingRoom(speakers()));
        return new ArticleHome(context, config, tellings, extents, room);
    }

    private Set<Integer> speakers() {
        return Stream.concat(
                        IntStream.range(0, config.partitions()).boxed(),
                        tellings == null ? Stream.empty() : Stream.of(STORIES))
                .collect(Collectors.toUnmodifiableSet());
    }
}
