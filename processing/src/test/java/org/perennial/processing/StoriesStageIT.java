package org.perennial.processing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestBroker;

/** Stories over the partitions of a real broker. */
class StoriesStageIT {
    private static final Path NEWSROOM = Path.of("../app/src/main/resources/newsroom/feeds");
    private static final List<String> OUTLETS =
            List.of("meridian-review", "xezer-xeberleri", "yayla-gundem", "mashriq-alyawm");
    private static final Pattern YEARS = Pattern.compile("\\{\\{[a-z]+:(\\d{4})}}");
    private static final Instant NOW = Instant.parse("2025-02-26T12:00:00Z");

    @TempDir
    private Path folder;

    /** Where an article is told. */
    private record Place(
            @Nullable String story, String part, @Nullable Double score) {
        static Place of(EnrichedArticle article) {
            return new Place(article.story(), Objects.requireNonNull(article.storyPart()), article.storyScore());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void articlesThatComeOneAfterTheOtherAreToldInTheStoriesOfAnalyze(int partitions)
            throws IOException, InterruptedException {
        List<RawArticle> articles = news();
        Judgements judgements = Judgements.load(Stage.all());
        Map<String, Place> analyzed = analyzed(articles, judgements);
        TestBroker broker = TestBroker.shared().freshTopics(partitions);

        List<ConsumerRecord<String, EnrichedArticle>> told = List.of();
        try (ProcessingStage stage = ProcessingStage.start(
                config(partitions), broker.clientSettings(), Fakes.CLOCK, new SimpleMeterRegistry(), judgements)) {
            for (int sent = 1; sent <= articles.size(); sent++) {
                broker.publish(articles.subList(sent - 1, sent));
                told = broker.read(Topics.ENRICHED_ARTICLES, sent);
            }
        }

        Map<String, String> storyOfPart = new HashMap<>();
        broker.readNow(Topics.STORY_PARTS)
                .forEach(record -> storyOfPart.put(record.key(), record.value().story()));
        assertThat(told)
                .hasSize(articles.size())
                .allSatisfy(record -> assertThat(settled(Place.of(record.value()), storyOfPart))
                        .isEqualTo(analyzed.get(record.key())));
        assertThat(analyzed.values())
                .as("stories of several languages have several parts")
                .anySatisfy(one -> assertThat(analyzed.values())
                        .anyMatch(other -> Objects.equals(one.story(), other.story())
                                && !one.part().equals(other.part())));
    }

    /** Where it is told by now: parts move to other stories after their articles went out. */
    private static Place settled(Place place, Map<String, String> storyOfPart) {
        return new Place(storyOfPart.getOrDefault(place.part(), place.story()), place.part(), place.score());
    }

    private ProcessingConfig config(int partitions) {
        ProcessingConfig defaults = ProcessingConfig.defaults(folder);
        return new ProcessingConfig(
                "processing-" + UUID.randomUUID(),
                "one",
                folder,
                2,
                partitions,
                defaults.copiesWindow(),
                defaults.recurrencesWindow(),
                defaults.preferredSources(),
                defaults.versionsWindow(),
                defaults.storeMemory(),
                1,
                0,
                Duration.ofMillis(20));
    }

    private static Map<String, Place> analyzed(List<RawArticle> articles, Judgements judgements)
            throws InterruptedException {
        Map<String, Place> analyzed = new HashMap<>();
        new ArticleAnalyzer(judgements, 1)
                .analyze(
                        articles.iterator(),
                        article -> analyzed.put(article.id(), Place.of(article)),
                        (article, why) -> {
                            throw new AssertionError(why);
                        });
        return analyzed;
    }

    /** What the sample newsroom's outlets write in a few languages, of events that several of them tell; in a fixed disorder. */
    private static List<RawArticle> news() throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        for (String outlet : OUTLETS) {
            new YAMLMapper()
                    .readTree(NEWSROOM.resolve(outlet + ".yaml").toFile())
                    .path("entries")
                    .forEach(entries::add);
        }
        Collections.shuffle(entries, new Random(33));
        List<RawArticle> articles = new ArrayList<>();
        for (JsonNode entry : entries) {
            articles.add(Articles.raw(
                    "site-" + articles.size(),
                    filled(entry.path("title").asText(null)),
                    filled(entry.path("body").asText()),
                    NOW.plus(Duration.ofMinutes(10L * articles.size()))));
        }
        return articles;
    }

    /** The years that the newsroom counts to the day it is shown. */
    private static @Nullable String filled(@Nullable String text) {
        return text == null
                ? null
                : YEARS.matcher(text).replaceAll(years -> Integer.toString(2025 - Integer.parseInt(years.group(1))));
    }
}
