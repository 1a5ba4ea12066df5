package org.perennial.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestBroker;

/** kill -9 in the middle of the stream, twice, and a restart on the same state directory. */
class ProcessingKillIT {
    private static final int ARTICLES = 1_500;

    /** Every so many articles carry one text, so that the stores matter. */
    private static final int COPIES = 3;

    private final String applicationId = "processing-" + UUID.randomUUID();
    private final TestBroker broker = TestBroker.shared().freshTopics();

    @Test
    void everyArticleHasOneOutcomeThoughTheProcessIsKilled(@TempDir Path stateDirectory)
            throws IOException, InterruptedException {
        Map<String, RawArticle> articles = new LinkedHashMap<>();
        for (int number = 0; number < ARTICLES; number++) {
            RawArticle article = article(number);
            articles.put(article.id(), article);
        }
        // One small batch first: on partitions that are just being made a producer's batches may overtake each other.
        send(articles, 0, 20);
        send(articles, 20, ARTICLES);

        for (int outcomes : List.of(ARTICLES / 5, ARTICLES / 2)) {
            Process process = ProcessingProcess.start(broker.bootstrapServers(), stateDirectory, applicationId);
            try {
                broker.read(Topics.ENRICHED_ARTICLES, outcomes);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        assertThat(broker.read(Topics.ENRICHED_ARTICLES, 1)).hasSizeLessThan(ARTICLES);
        Process process = ProcessingProcess.start(broker.bootstrapServers(), stateDirectory, applicationId);
        List<ConsumerRecord<String, EnrichedArticle>> outcomes;
        try {
            broker.readUntil(Topics.ENRICHED_ARTICLES, read -> ids(read).containsAll(articles.keySet()));
            RawArticle last =
                    Articles.raw("last", "The end", "This is the last article, and all others came before it.");
            broker.send(Topics.RAW_ARTICLES, Map.of(last.id(), last));
            outcomes =
                    broker.readUntil(Topics.ENRICHED_ARTICLES, read -> ids(read).contains(last.id()));
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertThat(outcomes).hasSize(ARTICLES + 1);
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.value().version()).isEqualTo(1));
        assertThat(originals(outcomes)).isEqualTo(ARTICLES / COPIES + 1);
        assertThat(clusters(outcomes)).hasSize(ARTICLES / COPIES + 1);
    }

    private void send(Map<String, RawArticle> articles, int from, int to) {
        Map<String, RawArticle> some = new LinkedHashMap<>();
        articles.values().stream().skip(from).limit(to - from).forEach(article -> some.put(article.id(), article));
        broker.send(Topics.RAW_ARTICLES, some);
    }

    private static RawArticle article(int number) {
        int text = number / COPIES;
        return Articles.raw(
                "site-" + number,
                "Item " + text,
                "The harbour council met again and agreed on item " + text + " of its long list of things to mend.");
    }

    private static Set<String> ids(List<ConsumerRecord<String, EnrichedArticle>> outcomes) {
        Set<String> ids = new HashSet<>();
        outcomes.forEach(outcome -> ids.add(outcome.key()));
        return ids;
    }

    private static long originals(List<ConsumerRecord<String, EnrichedArticle>> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.value().duplicate().relation() == Duplicate.Relation.ORIGINAL)
                .count();
    }

    private static Set<String> clusters(List<ConsumerRecord<String, EnrichedArticle>> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.value().duplicate().cluster())
                .collect(Collectors.toSet());
    }
}
