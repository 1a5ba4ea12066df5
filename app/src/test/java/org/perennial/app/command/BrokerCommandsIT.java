package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.DeadLetter;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.Json;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestBroker;

/** The commands that talk to a broker. */
class BrokerCommandsIT {
    private static final Instant AT = Instant.parse("2025-02-25T09:10:00Z");

    @TempDir
    Path directory;

    private final TestBroker broker = TestBroker.shared();

    @BeforeEach
    void emptyTheBroker() {
        broker.freshTopics();
    }

    @Test
    void topicsThatAreThereAreSaidToBe() {
        Ran ran = perennial("topics", "create");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.lines()).hasSize(Topics.all().size()).allMatch(line -> line.endsWith(": was there"));
    }

    @Test
    void everyTopicIsDescribed() throws Exception {
        Ran ran = perennial("topics", "describe", "--json");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.lines()).hasSize(Topics.all().size());
        assertThat(Json.mapper().readTree(ran.lines().get(0)).path("partitions").asInt())
                .isEqualTo(2);
    }

    @Test
    void aMissingTopicIsANo() throws Exception {
        try (Admin admin = Admin.create(broker.clientSettings())) {
            admin.deleteTopics(Set.of(Topics.FEED_STATES.name())).all().get();
            awaitGone(admin, Topics.FEED_STATES.name());
        }

        Ran ran = perennial("topics", "describe");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.out()).containsPattern("feeds.state +MISSING");
    }

    @Test
    void deadLettersAreCountedByReason() {
        sendLetters();

        Ran ran = perennial("dead-letters", "list");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.lines()).containsExactly("     1  feed-unreadable", "     2  record-unreadable");
    }

    @Test
    void everyLetterIsAnObjectIfAskedFor() throws Exception {
        sendLetters();

        Ran ran = perennial("dead-letters", "list", "--json", "--reason", "record-unreadable");

        assertThat(ran.lines()).hasSize(2);
        JsonNode letter = Json.mapper().readTree(ran.lines().get(0));
        assertThat(letter.path("topic").asText()).isEqualTo(Topics.RAW_ARTICLES.name());
        assertThat(letter.path("detail").asText()).isEqualTo("no JSON");
    }

    @Test
    void anUnknownReasonIsNamedWithThoseThatAre() {
        Ran ran = perennial("dead-letters", "list", "--reason", "bad");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("bad", "record-unreadable", "page-without-text");
    }

    @Test
    void aDryReplaySendsNothing() {
        sendLetters();

        Ran ran = perennial("dead-letters", "replay", "--dry-run");

        assertThat(ran.out()).contains("would send 2 records", "1 of the letters concern feeds and pages");
        RawArticle marker = Articles.raw("marker", "Marker", "Text");
        broker.send(Topics.RAW_ARTICLES, Map.of(marker.id(), marker));
        assertThat(broker.read(Topics.RAW_ARTICLES, 1)).hasSize(1);
    }

    @Test
    void aReplaySendsTheOriginalBytesToWhereTheyCameFrom() {
        RawArticle article = Articles.raw("replayed", "Replayed", "Text");
        byte[] key = article.id().getBytes(StandardCharsets.UTF_8);
        byte[] value = Json.write(article).getBytes(StandardCharsets.UTF_8);
        send(key, value, letter(DeadLetterReason.JUDGEMENT_FAILED, "failed", AT));

        Ran ran = perennial("dead-letters", "replay", "--reason", "judgement-failed");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(broker.read(Topics.RAW_ARTICLES, 1)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(article.id());
            assertThat(record.value()).isEqualTo(article);
        });
    }

    @Test
    void withoutDeadLettersThatIsSaid() {
        Ran ran = perennial("dead-letters", "list");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.err()).contains("no dead letters");
    }

    @Test
    void withoutABrokerTheRemedyIsNamed() {
        Ran ran = Ran.perennial("dead-letters", "list", "--data-directory", directory.toString());

        assertThat(ran.exit()).isEqualTo(Exit.UNAVAILABLE);
        assertThat(ran.err()).contains("kafka.bootstrap.servers", directory.toString());
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNamed() {
        for (List<String> command :
                List.of(List.of("dead-letters", "list"), List.of("topics", "describe"), List.of("topics", "create"))) {
            List<String> words = new ArrayList<>(command);
            words.addAll(List.of("--set", "kafka.bootstrap.servers=127.0.0.1:1"));
            words.addAll(List.of("--set", "kafka.default.api.timeout.ms=1000"));
            words.addAll(List.of("--set", "kafka.request.timeout.ms=500"));

            Ran ran = Ran.perennial(words.toArray(String[]::new));

            assertThat(ran.exit()).as(command + ": " + ran.err()).isEqualTo(Exit.UNAVAILABLE);
            assertThat(ran.err()).as(command.toString()).contains("127.0.0.1:1", "kafka.bootstrap.servers");
        }
    }

    private static void awaitGone(Admin admin, String topic) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (admin.listTopics().names().get().contains(topic)) {
            assertThat(System.nanoTime()).as(topic + " is deleted").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void sendLetters() {
        send(bytes("a"), bytes("{"), letter(DeadLetterReason.RECORD_UNREADABLE, "no JSON", AT));
        send(null, bytes("null key"), letter(DeadLetterReason.RECORD_UNREADABLE, "no key", AT.plusSeconds(2)));
        send(
                bytes("https://quay.example/feed"),
                bytes("<html>"),
                DeadLetter.fromOutside("ingest", DeadLetterReason.FEED_UNREADABLE, "is HTML", AT.plusSeconds(1)));
    }

    private static DeadLetter letter(DeadLetterReason reason, String detail, Instant at) {
        return new DeadLetter("processing", reason, detail, Topics.RAW_ARTICLES.name(), 0, 7L, at);
    }

    private void send(byte[] key, byte[] value, DeadLetter letter) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(broker.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(letter.toRecord(key, value));
            producer.flush();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Ran perennial(String... command) {
        List<String> words = new ArrayList<>(Arrays.asList(command));
        words.addAll(List.of("--set", "kafka.bootstrap.servers=" + broker.bootstrapServers()));
        return Ran.perennial(words.toArray(String[]::new));
    }
}
