package org.perennial.processing;

import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.perennial.processing.stories.Gathered;
import org.perennial.processing.stories.StoryGathering;
import org.perennial.processing.stories.StoryLimit;
import org.perennial.processing.stories.Telling;

/** Gathers the articles of each language into stories; all of one language meet here. */
final class GatherStories extends ContextualProcessor<String, Telling, String, Gathered> {
    static final String STORE = "language-stories";

    private final StoryLimit limit;

    @SuppressWarnings("NullAway.Init") // Streams calls init before the first record
    private StoryGathering gathering;

    private GatherStories(StoryLimit limit) {
        this.limit = limit;
    }

    /** The step with its store: the open stories of each language. */
    static ProcessorSupplier<String, Telling, String, Gathered> supplier(StoryLimit limit) {
        return new StepWithStores<>(() -> new GatherStories(limit), Set.of(StorePieces.declare(STORE)));
    }

    @Override
    public void init(ProcessorContext<String, Gathered> context) {
        super.init(context);
        gathering = new StoryGathering(new StorePieces(context.getStateStore(STORE)), limit);
    }

    @Override
    public void process(Record<String, Telling> record) {
        context().forward(record.withValue(gathering.tell(record.value())));
    }
}
