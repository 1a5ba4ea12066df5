package org.perennial.processing;

import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.perennial.processing.stories.Gathered;
import org.perennial.processing.stories.StoryGathering;
import org.perennial.processing.stories.StoryRoom;
import org.perennial.processing.stories.Telling;

/** Gathers the articles of each language into stories; all of one language meet here. */
final class GatherStories extends ContextualProcessor<String, Telling, String, Gathered> {
    static final String STORE = "language-stories";

    private final StoryRoom room;

    @SuppressWarnings("NullAway.Init") // Streams calls init before the first record
    private StoryRoom.Tenant tenant;

    @SuppressWarnings("NullAway.Init")
    private StoryGathering gathering;

    private GatherStories(StoryRoom room) {
        this.room = room;
    }

    /** The step with its store: the open stories of each language, kept in a room. */
    static ProcessorSupplier<String, Telling, String, Gathered> supplier(StoryRoom room) {
        return new StepWithStores<>(() -> new GatherStories(room), Set.of(StorePieces.declare(STORE)));
    }

    @Override
    public void init(ProcessorContext<String, Gathered> context) {
        super.init(context);
        tenant = room.enter();
        gathering = new StoryGathering(new StorePieces(context.getStateStore(STORE)), tenant);
    }

    @Override
    public void process(Record<String, Telling> record) {
        context().forward(record.withValue(gathering.tell(record.value())));
    }

    @Override
    public void close() {
        tenant.close();
    }
}
