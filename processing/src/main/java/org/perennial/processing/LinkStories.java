package org.perennial.processing;

import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.perennial.processing.copies.Letter;
import org.perennial.processing.stories.Gathered;
import org.perennial.processing.stories.Placement;
import org.perennial.processing.stories.StoryEmbedding;
import org.perennial.processing.stories.StoryLinking;
import org.perennial.processing.stories.StoryRoom;

/**
 * Links the stories of all languages; all of them meet here, on the one partition of its topic. Out go where each article
 * is told, as a letter to it, and which parts have moved.
 */
final class LinkStories extends ContextualProcessor<String, Gathered, String, Object> {
    static final String STORE = "story-links";

    private final StoryRoom room;
    private final @Nullable StoryEmbedding model;

    @SuppressWarnings("NullAway.Init") // Streams calls init before the first record
    private StoryRoom.Tenant tenant;

    @SuppressWarnings("NullAway.Init")
    private StoryLinking linking;

    private LinkStories(StoryRoom room, @Nullable StoryEmbedding model) {
        this.room = room;
        this.model = model;
    }

    /** The step with its store: the open stories of all languages and their links. */
    static ProcessorSupplier<String, Gathered, String, Object> supplier(
            StoryRoom room, @Nullable StoryEmbedding model) {
        return new StepWithStores<>(() -> new LinkStories(room, model), Set.of(StorePieces.declare(STORE)));
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        tenant = room.enter();
        linking = new StoryLinking(new StorePieces(context.getStateStore(STORE)), tenant, model);
    }

    @Override
    public void close() {
        tenant.close();
    }

    @Override
    public void process(Record<String, Gathered> record) {
        Gathered gathered = record.value();
        Placement placement = linking.link(
                gathered, part -> context().forward(record.withKey(part.part()).withValue(part)));
        Letter told = placement.to(gathered.article(), gathered.at());
        context().forward(record.withKey(told.to()).withValue(told));
    }
}
