package org.perennial.processing;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.perennial.processing.history.Sighting;
import org.perennial.processing.judgement.Judged;

/** Makes of each article that is new the sightings of the events it speaks of, each under where such sightings meet. */
final class SeeEvents extends ContextualProcessor<String, Judged, String, Sighting> {
    @Override
    public void process(Record<String, Judged> record) {
        Judged judged = record.value();
        if (!judged.isNew()) {
            return;
        }
        Instant at = Instant.ofEpochMilli(record.timestamp());
        for (Sighting sighting : Sighting.of(judged.article(), at)) {
            context().forward(record.withKey(sighting.meetingPlace()).withValue(sighting));
        }
    }
}
