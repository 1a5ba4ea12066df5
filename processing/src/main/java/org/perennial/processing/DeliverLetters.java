package org.perennial.processing;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.perennial.processing.copies.Letter;

/**
 * Brings each letter to the home of the article it is addressed to, before the next article comes in. Streams takes the
 * record with the smallest timestamp first: with their own, letters would lie until no article is left of a backlog, and
 * every article of it would wait too long.
 */
final class DeliverLetters extends ContextualProcessor<String, Letter, String, Object> {
    /** The timestamp that every letter gets, in milliseconds. */
    static final long BEFORE_ALL_ARTICLES = 0;

    private final ArticleHomes homes;

    @SuppressWarnings("NullAway.Init") // Streams calls init before the first record
    private ArticleHome home;

    private DeliverLetters(ArticleHomes homes) {
        this.homes = homes;
    }

    /** The step with the stores of a home, which are those of {@link PlaceArticles}. */
    static ProcessorSupplier<String, Letter, String, Object> supplier(ArticleHomes homes) {
        return new StepWithStores<>(() -> new DeliverLetters(homes), homes.stores());
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        home = homes.open(context);
    }

    @Override
    public void process(Record<String, Letter> record) {
        home.receive(record.value(), Instant.ofEpochMilli(context().currentSystemTimeMs()));
    }
}
