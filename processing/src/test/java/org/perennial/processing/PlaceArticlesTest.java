package org.perennial.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Relation;
import org.perennial.contract.Topics;
import org.perennial.processing.copies.Compact;
import org.perennial.processing.copies.Letter;
import org.perennial.processing.stories.Tellings;
import org.perennial.testkit.Articles;
import org.perennial.testkit.Sentences;

/** An article's home to which nobody answers. */
class PlaceArticlesTest {
    private static final RawArticle ARTICLE = Articles.raw("agency", "Harbour", Sentences.text(1, 8));
    private static final RawArticle REPLACED = Articles.raw("agency", "Harbour", Sentences.text(2, 8));

    private TopologyTestDriver driver;
    private TestInputTopic<String, RawArticle> raw;
    private TestInputTopic<String, Letter> letters;
    private TestOutputTopic<String, EnrichedArticle> enriched;
    private TestOutputTopic<String, Relation> relations;

    @BeforeEach
    void start(@TempDir Path folder) {
        ProcessingConfig config = ProcessingConfig.defaults(folder);
        ArticleHomes homes = new ArticleHomes(config, new Tellings(null));
        Serde<Letter> letter = Compact.serde(Letter.class);
        StreamsBuilder streams = new StreamsBuilder();
        KStream<String, Object> sent = streams.stream(
                        "raw", Consumed.with(Serdes.String(), Topics.RAW_ARTICLES.values()))
                .processValues(() -> new JudgeArticles(Fakes.judgements()))
                .processValues(NumberVersions.supplier(config.versionsWindow()))
                .process(PlaceArticles.supplier(homes))
                .merge(streams.stream("letters", Consumed.with(Serdes.String(), letter))
                        .process(DeliverLetters.supplier(homes)));
        sent.filter((id, what) -> what instanceof EnrichedArticle)
                .mapValues(EnrichedArticle.class::cast)
                .to("enriched", Produced.with(Serdes.String(), Topics.ENRICHED_ARTICLES.values()));
        sent.filter((id, what) -> what instanceof Relation)
                .mapValues(Relation.class::cast)
                .to("relations", Produced.with(Serdes.String(), Topics.RELATIONS.values()));
        Properties settings = new Properties();
        settings.put("application.id", "homes");
        settings.put("bootstrap.servers", "nowhere:9092");
        settings.put("state.dir", folder.toString());
        driver = new TopologyTestDriver(streams.build(), settings);
        raw = driver.createInputTopic(
                "raw",
                Serdes.String().serializer(),
                Topics.RAW_ARTICLES.values().serializer());
        letters = driver.createInputTopic("letters", Serdes.String().serializer(), letter.serializer());
        relations = driver.createOutputTopic(
                "relations",
                Serdes.String().deserializer(),
                Topics.RELATIONS.values().deserializer());
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
        driver.advanceWallClockTime(WaitingRoom.PATIENCE.minusSeconds(1));

        assertThat(articles()).isEmpty();
    }

    @Test
    void anArticleThatNobodyAnswersGoesOutAsAnOriginalForNow() {
        arrive(ARTICLE);
        passes(WaitingRoom.PATIENCE.multipliedBy(2));

        assertThat(articles())
                .singleElement()
                .extracting(EnrichedArticle::duplicate)
                .isEqualTo(Duplicate.original(ARTICLE.id()));
    }

    @Test
    void anArticleThatHasGoneOutDoesNotGoOutAgain() {
        arrive(ARTICLE);
        passes(WaitingRoom.PATIENCE.multipliedBy(2));
        passes(WaitingRoom.PATIENCE.multipliedBy(2));

        assertThat(articles()).hasSize(1);
    }

    @Test
    void aTextThatIsReplacedWhileItWaitsIsToldAllTheSame() {
        arrive(ARTICLE);
        arrive(REPLACED);

        assertThat(articles()).extracting(EnrichedArticle::version).containsExactly(1);
    }

    @Test
    void whereAnArticleIsToldThatHasGoneOutIsToldOnce() {
        Letter told = new Letter.Told(ARTICLE.id(), "part", "story", .5, Articles.FETCHED);
        arrive(ARTICLE);
        passes(WaitingRoom.PATIENCE.multipliedBy(2));

        letters.pipeInput(ARTICLE.id(), told, Articles.FETCHED);
        letters.pipeInput(ARTICLE.id(), told, Articles.FETCHED);

        assertThat(relations.readValuesToList())
                .containsExactly(new Relation(ARTICLE.id(), Duplicate.original(ARTICLE.id()), "part", .5));
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
