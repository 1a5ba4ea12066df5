package org.perennial.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.RawArticle;
import org.perennial.contract.TopicAdministration;
import org.perennial.contract.Topics;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestBroker;

/** The stage on a real broker with two partitions. */
class ProcessingStageIT {
    private static final String STATEMENT =
            "The harbour council met on Tuesday and agreed to rebuild the old pier before the summer.";

    private final TestBroker broker = TestBroker.shared().freshTopics();
    private Path stateDirectory;
    private ProcessingStage stage;

    @BeforeEach
    void start(@TempDir Path folder) {
        stateDirectory = folder;
        stage = startStage("processing-" + UUID.randomUUID());
    }

    private ProcessingStage startStage(String applicationId) {
        return startStage(applicationId, stateDirectory);
    }

    private ProcessingStage startStage(String applicationId, Path folder) {
        return ProcessingStage.start(
                Fakes.config(applicationId, folder),
                broker.clientSettings(),
                Fakes.CLOCK,
                new SimpleMeterRegistry(),
                Fakes.judgements());
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void carriersOfOneTextMeetWhateverPartitionTheirIdsAreOn() {
        RawArticle here = onPartition(0);
        RawArticle there = onPartition(1);

        broker.send(Topics.RAW_ARTICLES, byId(here, there));

        Map<String, Duplicate> settled = Settled.of(broker, 2, copies -> Settled.clusters(copies) == 1);
        assertThat(settled.values())
                .extracting(Duplicate::relation)
                .containsExactlyInAnyOrder(Duplicate.Relation.ORIGINAL, Duplicate.Relation.EXACT);
    }

    @Test
    void whatCannotBeReadIsPutAsideWithItsBytesAndTheStreamGoesOn() {
        Map<String, String> poison = Map.of(
                "no-json", "<rss version=\"2.0\">",
                "word-null", "null",
                "nameless", "{\"text\":\"words\"}");
        poison.forEach((key, value) -> broker.sendBytes("articles.raw", key.getBytes(UTF_8), value.getBytes(UTF_8)));
        String keyless = Json.write(onPartition(0));
        broker.sendBytes("articles.raw", null, keyless.getBytes(UTF_8));
        broker.sendBytes("articles.raw", "tombstone".getBytes(UTF_8), null);
        broker.send(Topics.RAW_ARTICLES, byId(onPartition(0), onPartition(1)));

        List<ConsumerRecord<byte[], byte[]>> letters = broker.read(Topics.DEAD_LETTERS, 5);

        assertThat(outcomes(2)).hasSize(2);
        assertThat(letters).allSatisfy(record -> {
            DeadLetter letter = DeadLetter.of(record.headers()).orElseThrow();
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.RECORD_UNREADABLE);
            assertThat(letter.stage()).isEqualTo("processing");
            assertThat(letter.topic()).isEqualTo("articles.raw");
        });
        assertThat(letters)
                .extracting(record -> record.key() == null ? "" : new String(record.key(), UTF_8))
                .containsExactlyInAnyOrder("no-json", "word-null", "nameless", "", "tombstone");
        assertThat(letters.stream().filter(record -> record.value() != null))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(poison.values().stream(), Stream.of(keyless))
                        .toList());
    }

    @Test
    void theLongestTextIsCarriedOn() throws Exception {
        RawArticle large = Articles.raw("large", "List", "слово ".repeat(RawArticle.MAX_TEXT / 6));

        sendLarge(large);

        assertThat(outcomes(1).get(large.id()).text()).isEqualTo(large.text());
    }

    @Test
    void aClosedStageIsStopped() throws InterruptedException {
        assertThat(stage.awaitRunning(Duration.ofSeconds(60))).isTrue();

        stage.close();

        assertThat(stage.state()).isEqualTo(ProcessingStage.State.STOPPED);
        assertThat(stage.isRunning()).isFalse();
    }

    @Test
    void aStageWhoseNameAnotherProcessTakesFails(@TempDir Path elsewhere) throws InterruptedException {
        String applicationId = "processing-" + UUID.randomUUID();
        stage.close();
        stage = startStage(applicationId);
        assertThat(stage.awaitRunning(Duration.ofSeconds(60))).isTrue();

        ProcessingStage other = startStage(applicationId, elsewhere);
        try {
            assertThat(stage.awaitEnd(Duration.ofSeconds(60))).isTrue();
            assertThat(stage.state()).isEqualTo(ProcessingStage.State.FAILED);
        } finally {
            other.close();
        }
    }

    @Test
    void aTopicThatIsMadeLateIsWaitedFor() throws Exception {
        stage.close();
        try (Admin admin = Admin.create(broker.clientSettings())) {
            admin.deleteTopics(List.of("articles.raw")).all().get();
            stage = startStage("processing-" + UUID.randomUUID());
            assertThat(stage.awaitRunning(Duration.ofSeconds(2))).isFalse();
            TopicAdministration.create(admin, (short) 1);
        }

        assertThat(stage.awaitRunning(Duration.ofSeconds(60))).isTrue();
    }

    @Test
    void homesOverDifferentlyManyPartitionsAreRefusedWithTheRemedy() throws Exception {
        try (Admin admin = Admin.create(broker.clientSettings())) {
            admin.createPartitions(Map.of("articles.raw", NewPartitions.increaseTo(5)))
                    .all()
                    .get();

            assertThatIllegalStateException()
                    .isThrownBy(() -> TopicAdministration.check(admin))
                    .withMessageContaining("{articles.comparisons=2, articles.raw=5}")
                    .withMessageContaining("--alter");
        }
    }

    @Test
    void aTopicOfHomesThatIsMadeLaterHasAsManyPartitionsAsItsLike() throws Exception {
        stage.close();
        try (Admin admin = Admin.create(broker.clientSettings())) {
            admin.createPartitions(Map.of("articles.raw", NewPartitions.increaseTo(5)))
                    .all()
                    .get();
            broker.remove(Topics.COMPARISONS);

            TopicAdministration.create(admin, (short) 1);

            TopicAdministration.check(admin);
        }
    }

    @Test
    void aStateDirectoryInUseIsRefusedWithTheRemedy() {
        String applicationId = "processing-" + UUID.randomUUID();
        stage.close();
        stage = startStage(applicationId);

        assertThatIllegalStateException()
                .isThrownBy(() -> startStage(applicationId))
                .withMessageContaining("processing.state-directory " + stateDirectory)
                .withMessageContaining("no other process uses");
    }

    private void sendLarge(RawArticle article) throws Exception {
        Map<String, Object> settings = new HashMap<>(broker.clientSettings());
        settings.put("max.request.size", Topics.MAX_RECORD_BYTES);
        try (KafkaProducer<String, RawArticle> producer = new KafkaProducer<>(
                settings,
                Topics.RAW_ARTICLES.keys().serializer(),
                Topics.RAW_ARTICLES.values().serializer())) {
            producer.send(new ProducerRecord<>(Topics.RAW_ARTICLES.name(), article.id(), article))
                    .get();
        }
    }

    private Map<String, EnrichedArticle> outcomes(int count) {
        return broker.read(Topics.ENRICHED_ARTICLES, count).stream()
                .map(ConsumerRecord::value)
                .collect(Collectors.toMap(EnrichedArticle::id, Function.identity()));
    }

    private static RawArticle onPartition(int partition) {
        return IntStream.range(0, 100)
                .mapToObj(number -> Articles.raw("site-" + number, "Pier to be rebuilt", STATEMENT))
                .filter(article ->
                        Utils.toPositive(Utils.murmur2(article.id().getBytes(UTF_8))) % Topics.RAW_ARTICLES.partitions()
                                == partition)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, RawArticle> byId(RawArticle... articles) {
        Map<String, RawArticle> byId = new LinkedHashMap<>();
        for (RawArticle article : articles) {
            byId.put(article.id(), article);
        }
        return byId;
    }
}
