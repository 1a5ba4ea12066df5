package org.perennial.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.contract.ArticleId;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.processing.judgement.Stage;
import org.perennial.testkit.Articles;
import org.perennial.testkit.Sentences;
import org.perennial.testkit.TestBroker;

/** Copies over the partitions of a real broker. */
class CopiesStageIT {
    private static final Path NEWS = Path.of("../../shared/corpora/dedup/near-duplicates.jsonl");
    private static final String HARBOUR = Sentences.text(1, 12);

    private final String applicationId = "processing-" + UUID.randomUUID();
    private final List<ProcessingStage> stages = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        stages.forEach(ProcessingStage::close);
    }

    @Test
    void twoCopiesOfOneMillisecondOnDifferentPartitionsMeet() {
        TestBroker broker = TestBroker.shared().freshTopics(4);
        start(broker, "one", 4);
        RawArticle here = onPartition(0);
        RawArticle there = onPartition(3);

        broker.publish(List.of(here, there));

        String first = here.id().compareTo(there.id()) < 0 ? here.id() : there.id();
        Map<String, Duplicate> settled = settled(
                broker,
                2,
                copies ->
                        copies.values().stream().allMatch(copy -> copy.cluster().equals(first)));
        assertThat(settled.values())
                .extracting(Duplicate::relation)
                .containsExactlyInAnyOrder(Duplicate.Relation.ORIGINAL, Duplicate.Relation.EXACT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theClustersAreThoseOfAnalyze(int partitions) throws InterruptedException {
        List<RawArticle> articles = families(60, 4);
        Map<String, String> analyzed = analyzed(articles);
        TestBroker broker = TestBroker.shared().freshTopics(partitions);
        start(broker, "one", partitions);

        broker.publish(articles);

        Map<String, Duplicate> settled =
                settled(broker, articles.size(), copies -> clusters(copies).equals(analyzed));
        assertThat(clusters(settled)).isEqualTo(analyzed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theJudgementsOfNewsAreThoseOfAnalyze(int partitions) throws IOException, InterruptedException {
        List<RawArticle> articles = news();
        Map<String, Duplicate> analyzed = analyzedInFull(articles);
        TestBroker broker = TestBroker.shared().freshTopics(partitions);
        start(broker, "one", partitions);

        broker.publish(articles);

        Map<String, Duplicate> settled = settled(
                broker, articles.size(), copies -> withoutRevisions(copies).equals(analyzed));
        assertThat(withoutRevisions(settled)).isEqualTo(analyzed);
    }

    /** Labelled news in many languages with copies, revisions and last year's words; skips where it is not at hand. */
    private static List<RawArticle> news() throws IOException {
        assumeThat(NEWS).as("labelled news beside the project").exists();
        List<RawArticle> articles = new ArrayList<>();
        for (String line : Files.readAllLines(NEWS)) {
            JsonNode row = Json.read(line, JsonNode.class);
            Instant fetched = Articles.FETCHED.plusMillis(articles.size());
            String url = row.get("url").asText();
            articles.add(new RawArticle(
                    ArticleId.ofUrl(url + "#" + row.get("id").asText()),
                    url,
                    null,
                    "corpus",
                    "https://corpus.example/feed",
                    null,
                    row.path("title").asText(null),
                    row.get("text").asText(),
                    null,
                    List.of(),
                    Instant.parse(row.get("published").asText()),
                    PublishedFrom.FEED,
                    null,
                    fetched,
                    null,
                    false));
        }
        return articles;
    }

    @Test
    void articlesThatComeTwiceAndInAnotherOrderChangeNoCluster() throws InterruptedException {
        List<RawArticle> articles = families(40, 4);
        Map<String, String> analyzed = analyzed(articles);
        TestBroker broker = TestBroker.shared().freshTopics(4);
        start(broker, "one", 4);
        List<RawArticle> shuffled = new ArrayList<>(articles);
        Collections.shuffle(shuffled, new Random(5));

        broker.publish(shuffled);
        broker.publish(articles);

        Map<String, Duplicate> settled =
                settled(broker, articles.size(), copies -> clusters(copies).equals(analyzed));
        assertThat(clusters(settled)).isEqualTo(analyzed);
    }

    @Test
    void aSecondInstanceThatTakesOverInMidFlightChangesNoCluster() throws InterruptedException {
        List<RawArticle> articles = families(80, 4);
        Map<String, String> analyzed = analyzed(articles);
        TestBroker broker = TestBroker.shared().freshTopics(4);
        start(broker, "one", 4);

        broker.publish(articles.subList(0, 160));
        broker.read(Topics.ENRICHED_ARTICLES, 20);
        start(broker, "two", 4);
        broker.publish(articles.subList(160, 320));
        broker.read(Topics.ENRICHED_ARTICLES, 200);
        stages.get(0).close();

        Map<String, Duplicate> settled =
                settled(broker, articles.size(), copies -> clusters(copies).equals(analyzed));
        assertThat(clusters(settled)).isEqualTo(analyzed);
    }

    @Test
    void copiesAreToldInThePartOfTheirOriginalAlsoAfterARestart() {
        TestBroker broker = TestBroker.shared().freshTopics(4);
        start(broker, "one", 4, EnumSet.of(Stage.DUPLICATES, Stage.STORIES));
        broker.publish(List.of(article("one", 1, 0), article("two", 2, 1), article("three", 1, 2)));
        broker.read(Topics.ENRICHED_ARTICLES, 3);
        stages.get(0).close();
        start(broker, "one", 4, EnumSet.of(Stage.DUPLICATES, Stage.STORIES));

        broker.publish(List.of(article("four", 2, 3), article("five", 3, 4)));

        Map<Integer, Set<String>> partsOfText = new HashMap<>();
        for (ConsumerRecord<String, EnrichedArticle> record : broker.read(Topics.ENRICHED_ARTICLES, 5)) {
            partsOfText
                    .computeIfAbsent(record.value().text().hashCode(), text -> new HashSet<>())
                    .add(record.value().storyPart());
        }
        assertThat(partsOfText.values())
                .hasSize(3)
                .allSatisfy(parts -> assertThat(parts).hasSize(1).doesNotContainNull());
    }

    private static RawArticle article(String site, int text, int second) {
        return Articles.raw(site, null, Sentences.text(text, 8), Articles.FETCHED.plusSeconds(second));
    }

    private void start(TestBroker broker, String instance, int partitions) {
        start(broker, instance, partitions, Set.of(Stage.DUPLICATES));
    }

    private void start(TestBroker broker, String instance, int partitions, Set<Stage> judged) {
        ProcessingConfig defaults = ProcessingConfig.defaults(folder.resolve(instance));
        ProcessingConfig config = new ProcessingConfig(
                applicationId,
                instance,
                folder.resolve(instance),
                2,
                partitions,
                defaults.copiesWindow(),
                defaults.recurrencesWindow(),
                defaults.preferredSources(),
                defaults.versionsWindow(),
                defaults.storeMemory(),
                1,
                0,
                Duration.ofMillis(50));
        stages.add(ProcessingStage.start(
                config, broker.clientSettings(), Fakes.CLOCK, new SimpleMeterRegistry(), Fakes.judgements(judged)));
    }

    private static Map<String, Duplicate> settled(
            TestBroker broker, int articles, Predicate<Map<String, Duplicate>> enough) {
        return Settled.of(broker, articles, enough);
    }

    private static Map<String, String> analyzed(List<RawArticle> articles) throws InterruptedException {
        return clusters(analyzedInFull(articles));
    }

    private static Map<String, Duplicate> analyzedInFull(List<RawArticle> articles) throws InterruptedException {
        Map<String, Duplicate> judged = new HashMap<>();
        new ArticleAnalyzer(Fakes.judgements(Set.of(Stage.DUPLICATES)), 1)
                .analyze(
                        articles.iterator(),
                        article -> judged.put(article.id(), article.duplicate()),
                        (article, why) -> {
                            throw new AssertionError(why);
                        });
        return withoutRevisions(judged);
    }

    private static Map<String, Duplicate> withoutRevisions(Map<String, Duplicate> judged) {
        Map<String, Duplicate> plain = new HashMap<>(judged);
        plain.replaceAll((id, duplicate) -> duplicate.withRevision(0));
        return plain;
    }

    private static Map<String, String> clusters(Map<String, Duplicate> settled) {
        Map<String, String> clusters = new HashMap<>();
        settled.forEach((id, duplicate) -> clusters.put(id, duplicate.cluster()));
        return clusters;
    }

    /** Articles of which some are copies, some parts, and some share half with two that share nothing; a second apart. */
    private static List<RawArticle> families(int families, int members) {
        Random random = new Random(11);
        List<RawArticle> articles = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            for (int family = 0; family < families; family++) {
                List<String> sentences = Sentences.of(family, 16);
                int from = random.nextInt(6);
                int to = Math.min(16, from + 6 + random.nextInt(5));
                Instant fetched = Articles.FETCHED.plusSeconds(articles.size());
                articles.add(Articles.raw(
                        "site-" + articles.size(), null, String.join(" ", sentences.subList(from, to)), fetched));
            }
        }
        return articles;
    }

    private static RawArticle onPartition(int partition) {
        return IntStream.range(0, 100)
                .mapToObj(number -> Articles.raw("site-" + number, "Pier to be rebuilt", HARBOUR))
                .filter(article -> Utils.toPositive(Utils.murmur2(article.id().getBytes(UTF_8))) % 4 == partition)
                .findFirst()
                .orElseThrow();
    }
}
