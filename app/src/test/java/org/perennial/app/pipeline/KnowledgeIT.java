package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.config.Configuration;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestBroker;
import org.perennial.web.Readiness;

/** A pipeline at work takes over what changes in the knowledge folder. */
class KnowledgeIT {
    private static final String EVENT = """
            events:
              - {id: quay-fire-1921, title: Quay fire (1921), date: 1921-08-03, aliases: {en: [Quay blaze]}}
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final TestBroker broker = TestBroker.shared();
    private Pipeline pipeline;
    private int articles;

    @BeforeEach
    void startProcessing() throws InterruptedException {
        broker.freshTopics();
        Configuration configuration = Settings.of(
                Settings.common(directory.resolve("data")),
                List.of("kafka.bootstrap.servers=" + broker.bootstrapServers()));
        pipeline =
                Pipeline.start(configuration, Set.of(StageName.PROCESSING), List.of(), Clock.systemUTC(), step -> {});
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    @Test
    void anAddedEventIsFoundInTheArticlesThatComeFromThenOn() throws Exception {
        assertThat(event()).isNotEqualTo("quay-fire-1921");

        lay(EVENT);

        Until.holds("the event is found", PATIENCE, () -> "quay-fire-1921".equals(event()));
    }

    @Test
    void aBrokenFileIsAWarningUntilItIsCorrected() throws Exception {
        lay("events: [{id: a}]\n");
        Until.holds("the file is told", PATIENCE, () -> knowledge().detail().contains("mine.yaml"));
        assertThat(knowledge().ok()).isTrue();
        assertThat(knowledge().remedy()).isNotEmpty();

        lay(EVENT);

        Until.holds(
                "all is taken over",
                PATIENCE,
                () -> String.valueOf(knowledge().remedy()).isEmpty());
    }

    private Readiness.Check knowledge() {
        return pipeline.readiness().checks().stream()
                .filter(check -> check.name().equals("knowledge"))
                .findFirst()
                .orElseThrow();
    }

    /** The event that is found in an article which was never sent before; empty for none. */
    private String event() {
        RawArticle raw = Articles.raw(
                "paper-" + ++articles,
                "Bells",
                "The " + (100 + articles)
                        + " bells rang on the 104th anniversary of the Quay blaze in the old harbour.");
        broker.send(Topics.RAW_ARTICLES, Map.of(raw.id(), raw));
        EnrichedArticle last = broker
                .readUntil(
                        Topics.ENRICHED_ARTICLES,
                        records -> records.stream().anyMatch(record -> isOf(raw, record.value())))
                .stream()
                .map(ConsumerRecord::value)
                .filter(article -> isOf(raw, article))
                .findFirst()
                .orElseThrow();
        return last.anniversaries().stream()
                .map(AnniversaryMention::event)
                .filter(event -> event != null)
                .findFirst()
                .orElse("");
    }

    private static boolean isOf(RawArticle raw, @Nullable EnrichedArticle article) {
        return article != null && article.id().equals(raw.id());
    }

    private void lay(String text) throws IOException {
        Path events = Files.createDirectories(directory.resolve("data/knowledge/events"));
        Path whole = Files.writeString(directory.resolve("unfinished"), text);
        Files.move(
                whole,
                events.resolve("mine.yaml"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
