package org.perennial.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.testkit.Articles;
import org.perennial.testkit.Sentences;

/** An article's home to which nobody answers. */
class PlaceArticlesTest {
    private static final RawArticle ARTICLE = Articles.raw("agency", "Harbour", Sentences.text(1, 8));
    private static final RawArticle REPLACED = Articles.raw("agency", "Harbour", Sentences.text(2, 8));

    private TopologyTestDriver driver;
    private TestInputTopic<String, RawArticle> raw;
    private TestOutputTopic<String, EnrichedArticle> enriched;

    @BeforeEach
    void start(@TempDir Path folder) {
        ProcessingConfig config = ProcessingConfig.defaults(folder);
        StreamsBuilder streams = new StreamsBuilder();
        streams.stream("raw", Consumed.with(Serdes.String(), Topics.RAW_ARTICLES.values()))
                .processValues(() -> new JudgeArticles(Fakes.judgements()))
                .processValues(NumberVersions.supplier(config.versionsWindow()))
                .process(PlaceArticles.supplier(config, true, ArticleHome.stores(config)))
                .filter((id, sent) -> sent instanceof EnrichedArticle)
                .mapValues(EnrichedArticle.class::cast)
                .to("enriched", Produced.with(Serdes.String(), Topics.ENRICHED_ARTICLES.values()));
        Properties settings = new Properties();
        settings.put("application.id", "homes");
        settings.put("bootstrap.servers", "nowhere:9092");
        settings.put("state.dir", folder.toString());
        driver = new TopologyTestDriver(streams.build(), settings);
        raw = driver.createInputTopic(
                "raw",
                Serdes.String().serializer(),
                Topics.RAW_ARTICLES.values().serializer());
        enriched = driver.createOutputTopic(
                "enriched",
                Serdes.String().deserializer(),
                Topics.ENRICHED_ARTICLES.values().deserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void anArticleWaitsForAnswers() {
        arrive(ARTICLE);
        driver.advanceWallClockTime(PlaceArticles.PATIENCE.minusSeconds(1));

        assertThat(articles()).isEmpty();
    }

    @Test
    void anArticleThatNobodyAnswersGoesOutAsAnOriginalForNow() {
        arrive(ARTICLE);
        passes(PlaceArticles.PATIENCE.multipliedBy(2));

        assertThat(articles())
                .singleElement()
                .extracting(EnrichedArticle::duplicate)
                .isEqualTo(Duplicate.original(ARTICLE.id()));
    }

    @Test
    void anArticleThatHasGoneOutDoesNotGoOutAgain() {
        arrive(ARTICLE);
        passes(PlaceArticles.PATIENCE.multipliedBy(2));
        passes(PlaceArticles.PATIENCE.multipliedBy(2));

        assertThat(articles()).hasSize(1);
    }

    @Test
    void aTextThatIsReplacedWhileItWaitsIsToldAllTheSame() {
        arrive(ARTICLE);
        arrive(REPLACED);

        assertThat(articles()).extracting(EnrichedArticle::version).containsExactly(1);
    }

    private void arrive(RawArticle article) {
        raw.pipeInput(article.id(), article, Articles.FETCHED);
    }

    private void passes(Duration time) {
        for (int second = 0; second < time.toSeconds(); second += 5) {
            driver.advanceWallClockTime(Duration.ofSeconds(5));
        }
    }

    private List<EnrichedArticle> articles() {
        return enriched.readValuesToList();
    }
}
