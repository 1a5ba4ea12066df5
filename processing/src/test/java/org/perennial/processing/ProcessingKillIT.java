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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.testkit.Articles;
import org.perennial.testkit.Sentences;
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
        try {
            broker.readUntil(Topics.ENRICHED_ARTICLES, read -> ids(read).containsAll(articles.keySet()));
            RawArticle last =
                    Articles.raw("last", "The end", "This is the last article, and all others came before it.");
            broker.send(Topics.RAW_ARTICLES, Map.of(last.id(), last));
            List<ConsumerRecord<String, EnrichedArticle>> outcomes =
                    broker.readUntil(Topics.ENRICHED_ARTICLES, read -> ids(read).contains(last.id()));

            assertThat(outcomes).hasSize(ARTICLES + 1);
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.value().version()).isEqualTo(1));
            // Copies that were judged at the same time on two partitions have found each other by then.
            assertThat(Settled.of(broker, ARTICLES + 1, copies -> Settled.clusters(copies) == ARTICLES / COPIES + 1))
                    .hasSize(ARTICLES + 1);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void send(Map<String, RawArticle> articles, int from, int to) {
        Map<String, RawArticle> some = new LinkedHashMap<>();
        articles.values().stream().skip(from).limit(to - from).forEach(article -> some.put(article.id(), article));
        broker.send(Topics.RAW_ARTICLES, some);
    }

    private static RawArticle article(int number) {
        int text = number / COPIES;
        return Articles.raw("site-" + number, "Item " + text, Sentences.text(text, 6));
    }

    private static Set<String> ids(List<ConsumerRecord<String, EnrichedArticle>> outcomes) {
        Set<String> ids = new HashSet<>();
        outcomes.forEach(outcome -> ids.add(outcome.key()));
        return ids;
    }
}
