package org.perennial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final Path ASYNCAPI = Path.of("..", "docs", "asyncapi.yaml");

    @Test
    void theAsyncApiDocumentNamesExactlyTheTopicsOfTheCatalogue() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        for (Map.Entry<String, JsonNode> channel :
                new YAMLMapper().readTree(ASYNCAPI.toFile()).path("channels").properties()) {
            documented.put(
                    channel.getValue().path("address").asText(),
                    channel.getValue().path("description").asText());
        }

        assertThat(documented.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream().map(Topic::name).toList());
        for (Topic<?, ?> topic : Topics.all()) {
            assertThat(documented.get(topic.name()))
                    .contains(
                            topic.compacted()
                                    ? "Compacted"
                                    : "Kept " + topic.retention().toDays() + " days");
        }
    }

    @Test
    void anOldArticleThatIsJudgedAnewIsKeptFromThenOn() {
        assertThat(List.of(Topics.ENRICHED_ARTICLES, Topics.RELATIONS, Topics.CLUSTERS, Topics.COMPARISONS))
                .allSatisfy(
                        topic -> assertThat(topic.settings()).containsEntry("message.timestamp.type", "LogAppendTime"));
        assertThat(Topics.RAW_ARTICLES.settings()).doesNotContainKey("message.timestamp.type");
    }

    @Test
    void everyTopicSaysForHowLongItKeepsRecords() {
        assertThat(Topics.all())
                .allSatisfy(topic -> assertThat(
                                topic.compacted() || topic.retention().compareTo(Duration.ofDays(1)) >= 0)
                        .isTrue());
    }
}
