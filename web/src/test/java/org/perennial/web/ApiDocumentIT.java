package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;
import org.perennial.contract.Json;
import org.perennial.testkit.Articles;

class ApiDocumentIT {
    private final JsonNode document = read();
    private final WebTestBed bed = WebTestBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void theDocumentNamesEveryRouteAndNoOther() {
        List<String> documented = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(documented).containsExactlyInAnyOrderElementsOf(bed.web().routes());
    }

    @Test
    void everyAnswerIsAsDocumented() {
        EnrichedArticle first = Articles.enriched("agency", "The statement", "text");
        bed.store(
                first,
                Articles.enriched("daily", "Copied", "text")
                        .withDuplicate(new Duplicate(Duplicate.Relation.NEAR, first.id(), first.id(), 0.9)),
                Articles.enriched("other", "Other", "other text"));
        assertIs("Page", bed.get("/api/v1/articles?limit=1"));
        assertIs("Entry", bed.get("/api/v1/articles/" + first.id()));
        assertIs("Problem", bed.get("/api/v1/articles/absent"));
        assertIs("Problem", bed.get("/api/v1/articles?limit=0"));
        assertIs("Readiness", bed.get("/readyz"));
    }

    @Test
    void everyAnswerOfASearchIsAsDocumented() {
        bed.store(FireStory.all());
        assertIs("Hits", bed.get("/api/v1/search?q=quay&limit=1"));
        assertIs("Hits", bed.get("/api/v1/search?zone=Asia/Baku"));
        assertProblem(400, bed.get("/api/v1/search?q=lnag:az"));
        assertProblem(400, bed.get("/api/v1/search?limit=0"));
        assertProblem(400, bed.get("/api/v1/search?before=x"));
        assertProblem(400, bed.get("/api/v1/search?zone=Nowhere"));
    }

    @Test
    void everyAnswerAboutOperationsIsAsDocumented() {
        assertIs("Sources", bed.get("/api/v1/sources"));
        assertIs("Operations", bed.get("/api/v1/operations"));
        assertIs("Replayed", bed.post("/api/v1/operations/dead-letters/replay?reason=malformed", ""));
        assertProblem(400, bed.post("/api/v1/operations/dead-letters/replay?reason=x", ""));
    }

    @Test
    void everyAnswerAboutEventsIsAsDocumented() {
        bed.store(
                Occurrences.suggestion("one", "en", "Alderport ferry disaster", "ar", "كارثة العبارة"),
                Occurrences.suggestion("two", "en", "Hill fire"),
                Occurrences.khojaly(2025, Occurrences.cell(2025, 0, "az", null, 7)));
        assertIs("Suggestions", bed.get("/api/v1/events/suggestions"));
        assertIs("Upcoming", bed.get("/api/v1/events/upcoming"));
        assertIs("Upcoming", bed.get("/api/v1/events/upcoming?days=366"));
        assertIs("Occurrences", bed.get("/api/v1/events/khojaly-massacre/occurrences"));
        assertIs(
                "Decision", bed.post("/api/v1/events/suggestions/one", "{\"decision\":\"accepted\",\"id\":\"ferry\"}"));
        assertIs("Decision", bed.post("/api/v1/events/suggestions/two", "{\"decision\":\"ignored\"}"));
        assertIs("Suggestions", bed.get("/api/v1/events/suggestions"));
    }

    @Test
    void everyAnswerAboutCountsIsAsDocumented() {
        LocalDate day = LocalDate.parse("1992-02-26");
        bed.store(Articles.enriched("agency", "Khojaly", "613 killed")
                .withAnniversaries(List.of(Articles.mention(
                        "khojaly-massacre", 33, new EventDate(day, day, EventDate.Precision.DAY), 0, "613")))
                .withNumbers(List.of(new CountedNumber(
                        613,
                        CountedNumber.Unit.KILLED,
                        new Evidence(Evidence.Role.NUMBER, Evidence.Field.TEXT, 0, 3, "613")))));
        HttpResponse<String> counted = bed.get("/api/v1/events/khojaly-massacre/statistics?year=2025");
        assertThat(counted.body()).contains("\"return_day\":\"2025-02-26\"", "\"offset\":-1", "\"value\":613");
        assertIs("EventStatistics", counted);
        assertIs("Gaps", bed.get("/api/v1/events/gaps?year=2026"));
        assertProblem(404, bed.get("/api/v1/events/absent/statistics"));
        assertProblem(400, bed.get("/api/v1/events/khojaly-massacre/statistics?around=61"));
        assertProblem(400, bed.get("/api/v1/events/gaps?year=x"));
        assertProblem(400, bed.get("/api/v1/export?format=pdf"));
    }

    @Test
    void everyAnswerAboutDigestsIsAsDocumented() {
        bed.watches("desk.yaml", "name: desk\nquery: event:khojaly\nzone: Asia/Baku\n");
        bed.store(DigestPagesIT.week());
        HttpResponse<String> digest = bed.get("/api/v1/digests/2025-W09?watch=desk");
        assertThat(digest.body())
                .contains("\"week\":\"2025-W09\"", "\"significant\":true", "\"from\":100", "\"former\":613");
        assertIs("Digest", digest);
        assertIs("Digest", bed.get("/api/v1/digests/2025-W09"));
        assertIs("Digest", bed.get("/api/v1/digests/last?zone=Europe/Berlin"));
        assertProblem(404, bed.get("/api/v1/digests/2025-W09?watch=absent"));
        assertProblem(400, bed.get("/api/v1/digests/2025-W54"));
        assertProblem(400, bed.get("/api/v1/digests/2099-W01"));
        assertProblem(400, bed.get("/api/v1/digests/2025-W09?locale=xx"));
        assertProblem(400, bed.get("/api/v1/digests/2025-W09?zone=Nowhere"));
    }

    @Test
    void everyAnswerAboutStoriesIsAsDocumented() {
        bed.store(FireStory.all());
        assertIs("Stories", bed.get("/api/v1/stories?limit=1"));
        assertIs("StoryTrace", bed.get("/api/v1/stories/fire"));
        assertIs("StoryTrace", bed.get("/api/v1/stories/fire?compare=" + Articles.id("daily")));
        assertIs("Entry", bed.get("/api/v1/articles/" + Articles.id("daily")));
    }

    @Test
    void everyProblemWithStoriesIsAsDocumented() {
        bed.store(FireStory.all());
        assertProblem(404, bed.get("/api/v1/stories/absent"));
        assertProblem(404, bed.get("/api/v1/stories/fire?compare=absent"));
        assertProblem(404, bed.get("/api/v1/stories/fire?compare=%00"));
        assertProblem(400, bed.get("/api/v1/stories?limit=0"));
        assertProblem(400, bed.get("/api/v1/stories?least=0"));
        assertProblem(400, bed.get("/api/v1/stories?since=yesterday"));
        assertProblem(400, bed.get("/api/v1/stories?since=-999999999-01-01T00:00:00Z"));
        assertProblem(400, bed.get("/api/v1/stories?before=x"));
    }

    @Test
    void everyProblemWithEventsIsAsDocumented() {
        bed.store(Occurrences.suggestion("one", "en", "Alderport ferry disaster"));
        assertProblem(404, bed.get("/api/v1/events/absent/occurrences"));
        assertProblem(400, bed.get("/api/v1/events/upcoming?days=0"));
        assertProblem(400, bed.get("/api/v1/events/upcoming?days=x"));
        assertProblem(404, bed.post("/api/v1/events/suggestions/absent", "{\"decision\":\"ignored\"}"));
        for (String body : List.of("", "no JSON", "[]", "null", "{\"decision\":\"maybe\"}")) {
            assertProblem(400, bed.post("/api/v1/events/suggestions/one", body));
        }
        assertProblem(
                422,
                bed.post("/api/v1/events/suggestions/one", "{\"decision\":\"accepted\",\"id\":\"khojaly-massacre\"}"));
    }

    private void assertProblem(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertIs("Problem", answer);
    }

    private void assertIs(String schema, HttpResponse<String> answer) {
        ObjectNode wanted = Json.mapper().createObjectNode();
        wanted.put("$ref", "#/components/schemas/" + schema);
        wanted.set("components", document.get("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(wanted)
                        .validate(Json.read(answer.body(), JsonNode.class)))
                .as(answer.uri() + " " + answer.body())
                .isEmpty();
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Path.of("../docs/openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
