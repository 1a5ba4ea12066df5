package org.perennial.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest {

    @ParameterizedTest
    @CsvSource({
        "v1/raw-article.json, org.perennial.contract.RawArticle, raw-article.v1",
        "v1/raw-article-details.json, org.perennial.contract.RawArticle, raw-article.v1",
        "v1/raw-article-least.json, org.perennial.contract.RawArticle, raw-article.v1",
        "v1/enriched-article.json, org.perennial.contract.EnrichedArticle, enriched-article.v1",
        "v1/enriched-article-numbers.json, org.perennial.contract.EnrichedArticle, enriched-article.v1",
        "v1/enriched-article-stories.json, org.perennial.contract.EnrichedArticle, enriched-article.v1",
        "v1/occurrence.json, org.perennial.contract.Occurrence, occurrence.v1",
        "v1/occurrence-unconfigured.json, org.perennial.contract.Occurrence, occurrence.v1",
        "v1/relation.json, org.perennial.contract.Relation, relation.v1",
        "v1/cluster.json, org.perennial.contract.Cluster, cluster.v1",
        "v1/story-part.json, org.perennial.contract.StoryPart, story-part.v1",
        "v1/story-part-embedding.json, org.perennial.contract.StoryPart, story-part.v1",
        "v1/alert.json, org.perennial.contract.Alert, alert.v1",
        "v1/alert-least.json, org.perennial.contract.Alert, alert.v1",
        "v1/feed-state.json, org.perennial.contract.FeedState, feed-state.v1",
        "v1/feed-state-plan.json, org.perennial.contract.FeedState, feed-state.v1",
        "v1/feed-state-least.json, org.perennial.contract.FeedState, feed-state.v1",
    })
    void everySampleEverWrittenReadsAndIsWrittenAgainWithNothingLost(String sample, Class<?> type, String schema)
            throws IOException {
        String text = resource("/samples/" + sample);

        JsonNode written = Json.mapper().readTree(Json.write(Json.read(text, type)));

        assertThat(problems(schema, written)).isEmpty();
        assertThat(written).isEqualTo(Json.mapper().readTree(text));
    }

    @ParameterizedTest
    @CsvSource({
        "v1/raw-article-details.json, raw-article.v1",
        "v1/enriched-article-stories.json, enriched-article.v1",
        "v1/occurrence.json, occurrence.v1",
        "v1/relation.json, relation.v1",
        "v1/cluster.json, cluster.v1",
        "v1/story-part-embedding.json, story-part.v1",
        "v1/alert.json, alert.v1",
        "v1/feed-state-plan.json, feed-state.v1",
    })
    void theFullSampleShowsEveryFieldOfItsSchema(String sample, String schema) throws IOException {
        JsonNode properties =
                Json.mapper().readTree(resource(schemaPath(schema))).path("properties");
        Set<String> named = new TreeSet<>();
        properties.fieldNames().forEachRemaining(named::add);
        Set<String> shown = new TreeSet<>();
        Json.mapper().readTree(resource("/samples/" + sample)).fieldNames().forEachRemaining(shown::add);
        if (schema.startsWith("enriched")) {
            shown.addAll(Set.of("feed", "guid", "summary", "updated", "language_hint"));
        }

        assertThat(shown).isEqualTo(named);
    }

    @Test
    void anUnknownFieldIsIgnored() {
        RawArticle article = Json.read("{\"id\":\"a\",\"mood\":\"sunny\"}", RawArticle.class);

        assertThat(article.id()).isEqualTo("a");
    }

    @Test
    void anArticleWithoutAnIdIsNamedByItsAddress() {
        RawArticle article = Json.read("{\"url\":\"https://courier.example/1\"}", RawArticle.class);

        assertThat(article.id()).isEqualTo(ArticleId.ofUrl("https://courier.example/1"));
    }

    @Test
    void anArticleWithoutIdAndAddressIsRefused() {
        assertThatThrownBy(() -> Json.read("{\"text\":\"words\"}", RawArticle.class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("needs an \"id\" or a \"url\"");
    }

    @Test
    void brokenJsonIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Json.read("{\"id\":\n oops}", RawArticle.class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"a\"}{\"id\":\"b\"}", "{\"id\":\"a\"} and so on", "{\"id\":\"a\"}]"})
    void anArticleWithMoreBehindItIsRefused(String json) {
        assertThatThrownBy(() -> Json.read(json, RawArticle.class)).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> Json.serde(RawArticle.class)
                        .deserializer()
                        .deserialize("articles.raw", json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void aCharacterBeyondTheFirstPlaneTakesFourBytes() {
        byte[] written = Json.serde(RawArticle.class)
                .serializer()
                .serialize("articles.raw", Json.read("{\"id\":\"a\",\"text\":\"\uD83D\uDE80\"}", RawArticle.class));

        assertThat(new String(written, StandardCharsets.UTF_8)).contains("\"text\":\"\uD83D\uDE80\"");
    }

    @Test
    void theWordNullIsNoArticle() {
        assertThatThrownBy(() -> Json.read("null", RawArticle.class)).isInstanceOf(SerializationException.class);
    }

    @Test
    void aTombstoneStaysATombstone() {
        Serde<FeedState> serde = Json.serde(FeedState.class);

        assertThat(serde.deserializer()
                        .deserialize("feeds.state", serde.serializer().serialize("feeds.state", null)))
                .isNull();
    }

    private static Set<ValidationMessage> problems(String name, JsonNode value) {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource(schemaPath(name)));
        return schema.validate(value);
    }

    private static String schemaPath(String name) {
        return "/org/perennial/contract/schemas/" + name + ".schema.json";
    }

    private static String resource(String path) {
        try (InputStream in = Objects.requireNonNull(WireFormatTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
