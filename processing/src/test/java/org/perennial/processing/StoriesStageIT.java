package org.perennial.processing;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.RawArticle;
import org.perennial.contract.Topics;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.testkit.Articles;
import org.perennial.testkit.TestBroker;

/** Stories over the partitions of a real broker. */
class StoriesStageIT {
    private static final Path NEWS = Path.of("../../shared/corpora/dedup/same-story-crosslingual.jsonl");
    private static final Set<String> LANGUAGES = Set.of("eng-src", "deu", "fra", "rus", "tur", "arb");
    private static final int STORIES = 6;

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
    @ValueSource(ints = {1, 2, 4})
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
        assertThat(analyzed.values().stream().map(Place::story).distinct().count())
                .isBetween((long) STORIES / 2, 2L * STORIES);
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

    /** The first labelled stories in a few languages, in order of publication; skips where they are not at hand. */
    private static List<RawArticle> news() throws IOException {
        assumeThat(NEWS).as("labelled news beside the project").exists();
        List<JsonNode> rows = new ArrayList<>();
        Set<String> stories = new HashSet<>();
        for (String line : Files.readAllLines(NEWS)) {
            JsonNode row = Json.read(line, JsonNode.class);
            String story = row.get("story").asText();
            if (LANGUAGES.contains(row.get("lang").asText()) && (stories.size() < STORIES || stories.contains(story))) {
                stories.add(story);
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparing(row -> row.get("published").asText()));
        List<RawArticle> articles = new ArrayList<>();
        for (JsonNode row : rows) {
            Instant published = Instant.parse(row.get("published").asText());
            RawArticle article = Articles.raw(
                    "site-" + articles.size(),
                    row.path("title").asText(null),
                    row.get("text").asText(),
                    published);
            articles.add(article);
        }
        return articles;
    }
}
