package org.perennial.processing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Relation;
import org.perennial.contract.Topics;
import org.perennial.testkit.TestBroker;

/** How articles stand to each other once all that was judged anew is counted in. */
final class Settled {
    private Settled() {}

    /**
     * Waits until so many articles have come out and the relations satisfy a condition.
     *
     * @return article id to its newest relation
     */
    static Map<String, Duplicate> of(TestBroker broker, int articles, Predicate<Map<String, Duplicate>> enough) {
        List<ConsumerRecord<String, EnrichedArticle>> sent = broker.read(Topics.ENRICHED_ARTICLES, articles);
        Map<String, Duplicate> settled = new HashMap<>();
        broker.readUntil(Topics.RELATIONS, relations -> {
            settled.clear();
            sent.forEach(record -> take(settled, record.key(), record.value().duplicate()));
            for (ConsumerRecord<String, Relation> relation : relations) {
                take(settled, relation.key(), relation.value().duplicate());
            }
            return enough.test(settled);
        });
        return settled;
    }

    /** How many clusters there are. */
    static long clusters(Map<String, Duplicate> settled) {
        return settled.values().stream().map(Duplicate::cluster).distinct().count();
    }

    private static void take(Map<String, Duplicate> settled, String article, Duplicate duplicate) {
        settled.merge(article, duplicate, (old, other) -> old.revision() > other.revision() ? old : other);
    }
}
