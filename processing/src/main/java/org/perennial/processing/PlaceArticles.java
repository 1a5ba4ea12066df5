package org.perennial.processing;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.perennial.processing.judgement.Judged;

/**
 * Brings each article to its home, where it waits until it is known whose copy it is; one that has waited in vain, as of
 * {@link WaitingRoom}, goes out with what is known by then.
 */
final class PlaceArticles extends ContextualProcessor<String, Judged, String, Object> {
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final ArticleHomes homes;

    @SuppressWarnings("NullAway.Init") // Streams calls init before the first record
    private ArticleHome home;

    private PlaceArticles(ArticleHomes homes) {
        this.homes = homes;
    }

    /** The step with the stores of a home, which {@link DeliverLetters} has too. */
    static ProcessorSupplier<String, Judged, String, Object> supplier(ArticleHomes homes) {
        return new StepWithStores<>(() -> new PlaceArticles(homes), homes.stores());
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        home = homes.open(context);
        home.waitAnew();
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> home.releaseTheImpatient());
    }

    @Override
    public void process(Record<String, Judged> record) {
        Judged judged = record.value();
        home.arrive(judged.article(), judged.print(), Instant.ofEpochMilli(record.timestamp()));
    }
}
