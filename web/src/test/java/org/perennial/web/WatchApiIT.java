package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.testkit.Articles;
import org.perennial.watch.sending.Unsubscriptions;

@Timeout(120)
class WatchApiIT {
    private static final String HOSTILE = "<script>alert(1)</script>\r\n\u202E&\"'";

    private final WebTestBed bed =
            WebTestBed.open(Clock.fixed(Articles.FETCHED.plus(Duration.ofHours(1)), ZoneOffset.UTC));

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aWatchIsMadeShownChangedAndRemoved() {
        HttpResponse<String> made = bed.post("/api/v1/watches", "{\"name\":\"desk\",\"query\":\"khojaly\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertIs("WatchEntry", made);

        HttpResponse<String> changed = bed.ask(
                "PUT", "/api/v1/watches/desk", "{\"name\":\"desk\",\"query\":\"lachin\",\"zone\":\"Asia/Baku\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(bed.get("/api/v1/watches/desk")).at("/watch/query").asText())
                .isEqualTo("lachin");
        assertIs("WatchEntry", bed.get("/api/v1/watches/desk"));
        assertIs("Watches", bed.get("/api/v1/watches"));

        assertThat(bed.ask("DELETE", "/api/v1/watches/desk", "").statusCode()).isEqualTo(204);
        assertProblem(404, bed.get("/api/v1/watches/desk"));
    }

    @Test
    void aWatchOfAFileIsNotChangedHere() {
        bed.watches("desk.yaml", "name: desk\nquery: khojaly\n");

        assertProblem(409, bed.ask("PUT", "/api/v1/watches/desk", "{\"name\":\"desk\",\"query\":\"lachin\"}"));
        assertProblem(409, bed.ask("DELETE", "/api/v1/watches/desk", ""));
        assertThat(json(bed.get("/api/v1/watches/desk")).path("place").asText()).endsWith("desk.yaml:1");
    }

    @Test
    void whatCannotBeUsedIsRefusedWithWhatToDo() {
        for (String body : List.of(
                "",
                "no JSON",
                "[]",
                "{\"name\":\"desk\"}",
                "{\"name\":\"Desk Of Mine\",\"query\":\"khojaly\"}",
                "{\"name\":\"desk\",\"query\":\"khojaly\",\"shedule\":\"daily 07:00\"}",
                "{\"name\":\"desk\",\"query\":\"khojaly\",\"deliver\":{\"channels\":[\"nowhere\"]}}",
                "{\"name\":\"desk\",\"query\":\"khojaly lnag:az\"}")) {
            assertProblem(400, bed.post("/api/v1/watches", body));
        }
        assertProblem(400, bed.ask("PUT", "/api/v1/watches/other", "{\"name\":\"desk\",\"query\":\"khojaly\"}"));
        assertThat(json(bed.post("/api/v1/watches", "{\"name\":\"desk\",\"query\":\"khojaly lnag:az\"}"))
                        .path("detail")
                        .asText())
                .contains("at column 9");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        bed.post("/api/v1/watches", "{\"name\":\"desk\",\"query\":\"khojaly\"}");

        assertProblem(409, bed.post("/api/v1/watches", "{\"name\":\"desk\",\"query\":\"lachin\"}"));
    }

    @Test
    void aRuleThatWouldSendTooMuchIsRefusedWithTheCountUnlessItIsConfirmed() {
        EnrichedArticle[] articles = new EnrichedArticle[300];
        for (int i = 0; i < articles.length; i++) {
            articles[i] = told("a" + i, "story" + i);
        }
        bed.store(articles);
        String watch = "{\"name\":\"desk\",\"query\":\"khojaly\"}";

        HttpResponse<String> refused = bed.post("/api/v1/watches", watch);
        assertProblem(422, refused);
        assertThat(json(refused).path("detail").asText()).contains("300");
        assertThat(bed.post("/api/v1/watches?confirm=true", watch).statusCode()).isEqualTo(201);
    }

    @Test
    void aQueryIsTestedBeforeItIsKept() {
        bed.store(told("a", "one"), told("b", "two"));

        HttpResponse<String> tested = bed.post("/api/v1/watches/test", "{\"query\":\"khojaly\",\"last\":\"2d\"}");

        assertIs("WatchTest", tested);
        assertThat(json(tested).path("stories").asInt()).isEqualTo(2);
        assertThat(json(tested).at("/items/0/why/words")).isNotEmpty();
        assertProblem(400, bed.post("/api/v1/watches/test", "{\"query\":\"khojaly lnag:az\"}"));
        assertProblem(400, bed.post("/api/v1/watches/test", "{\"query\":\"khojaly\",\"last\":\"1 year\"}"));
        assertProblem(400, bed.post("/api/v1/watches/test", "{\"query\":\"khojaly\",\"last\":\"90d\"}"));
        assertProblem(404, bed.post("/api/v1/watches/test", "{\"name\":\"absent\"}"));
    }

    @Test
    void aWatchIsBacktestedBeforeItIsKept() {
        bed.store(told("a", "one"), told("b", "two"));

        HttpResponse<String> report = bed.post(
                "/api/v1/watches/backtest", "{\"watch\":{\"name\":\"desk\",\"query\":\"khojaly\"},\"last\":\"1d\"}");

        assertIs("Backtest", report);
        assertThat(json(report).path("notices").asInt()).isEqualTo(2);
    }

    @Test
    void whatAWatchToldIsAnAtomFeedInWhichTitlesAreText() {
        bed.watches("desk.yaml", "name: desk\nquery: khojaly\n");
        tell(1, "one", HOSTILE);

        HttpResponse<String> feed = bed.get("/watches/desk/atom");

        assertThat(feed.headers().firstValue("Content-Type")).hasValue("application/atom+xml; charset=utf-8");
        assertThat(feed.body())
                .contains("<title xml:lang=\"az\">&lt;script&gt;alert(1)&lt;/script&gt; &amp;\"'</title>")
                .contains("<id>urn:perennial:watch:desk:one#1</id>")
                .doesNotContain("<script>");
        assertIs("WatchEntry", bed.get("/api/v1/watches/desk"));
    }

    @Test
    void whatAWatchTellsComesAsAStreamThatGoesOnWhereItWas() throws Exception {
        bed.watches("desk.yaml", "name: desk\nquery: khojaly\n");
        tell(1, "one", "First");
        tell(2, "two", "Second");

        try (BufferedReader stream = stream("/api/v1/watches/desk/stream", "1")) {
            assertThat(line(stream, "event: ")).isEqualTo("notice");
        }
        try (BufferedReader stream = stream("/api/v1/watches/desk/stream", "1")) {
            assertThat(line(stream, "data: ")).contains("\"subject\":\"two\"");
        }
        assertProblem(404, bed.get("/api/v1/watches/absent/stream"));
        assertProblem(400, bed.get("/api/v1/watches/desk/stream?after=x"));
    }

    @Test
    void aReaderThatWaitsHearsWhatItsWatchTellsAndNothingOfOthers() throws Exception {
        bed.watches("desk.yaml", "name: desk\nquery: khojaly\n");
        try (BufferedReader stream = stream("/api/v1/watches/desk/stream", "0")) {
            assertThat(line(stream, ": ")).isEqualTo("following desk");
            tell("other", 1, "one", "Of another watch");

            tell("desk", 2, "two", "Awaited");

            assertThat(line(stream, "data: ")).contains("\"subject\":\"two\"");
        }
    }

    @Test
    void aSignedLinkEndsTheMailsOfOneReaderAndOpeningItDoesNot() {
        jdbi().useHandle(handle ->
                handle.execute("INSERT INTO watch_cursor (change, signing) VALUES (0, '\\x0102030405')"));
        URI link = new Unsubscriptions(bed.database().dataSource(), "https://news.example", Clock.systemUTC())
                .link("desk", "reader@example.org");
        String path = link.getPath();

        assertThat(open(HttpRequest.newBuilder(bed.at(path))).body())
                .contains("reader@example.org")
                .contains("<form");
        assertThat(unsubscribed()).isEmpty();

        HttpResponse<String> ended = open(HttpRequest.newBuilder(bed.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(unsubscribed()).containsExactly("desk reader@example.org");

        String forged = path.substring(0, path.length() - 2) + (path.endsWith("AA") ? "BB" : "AA");
        assertThat(open(HttpRequest.newBuilder(bed.at(forged)).POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFileThatCannotBeUsedIsSaidWithItsPlace() {
        bed.watches("desk.yaml", "name: desk\nquery: khojaly\nshedule: x\n");

        HttpResponse<String> answer = bed.get("/api/v1/watches");

        assertProblem(503, answer);
        assertThat(json(answer).path("detail").asText()).contains("desk.yaml:3:1");
    }

    private HttpResponse<String> open(HttpRequest.Builder request) {
        return bed.send(request);
    }

    private List<String> unsubscribed() {
        return jdbi().withHandle(handle -> handle.createQuery("SELECT watch || ' ' || address FROM watch_unsubscribed")
                .mapTo(String.class)
                .list());
    }

    private void tell(int number, String story, String title) {
        tell("desk", number, story, title);
    }

    private void tell(String watch, int number, String story, String title) {
        jdbi().useHandle(handle -> {
            handle.execute(
                    "INSERT INTO watch_message (id, watch, due, overflow) VALUES (?, ?, now(), false)", story, watch);
            handle.execute(
                    "INSERT INTO watch_notice (watch, key, at, message, document) VALUES (?, ?, now(), ?, CAST(? AS json))",
                    watch,
                    story + "#1",
                    story,
                    notice(number, story, title));
        });
    }

    private static String notice(int number, String story, String title) {
        ObjectNode notice = Json.mapper().createObjectNode();
        notice.put("watch", "desk").put("subject", story).put("number", number).put("at", "2025-02-25T09:10:00Z");
        notice.putArray("parts").addObject().put("kind", "new_story");
        notice.putObject("article")
                .put("id", "a")
                .put("title", title)
                .put("language", "az")
                .put("appeared", "2025-02-25T09:10:00Z");
        return Json.write(notice);
    }

    private Jdbi jdbi() {
        return Jdbi.create(bed.database().dataSource());
    }

    private static EnrichedArticle told(String name, String story) {
        return Articles.enriched(name, "Khojaly " + name, "Words of " + name).withStory(story, "part-" + story, 0.9);
    }

    private BufferedReader stream(String path, String after) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(bed.at(path))
                .header("Authorization", "Bearer " + WebTestBed.TOKEN)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", after)
                .build();
        return new BufferedReader(new InputStreamReader(
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body(),
                StandardCharsets.UTF_8));
    }

    private static String line(BufferedReader stream, String beginning) throws IOException {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new AssertionError("the stream ended");
    }

    private void assertProblem(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
        assertIs("Problem", answer);
    }

    private static void assertIs(String schema, HttpResponse<String> answer) {
        try {
            JsonNode document =
                    new YAMLMapper().readTree(Path.of("../docs/openapi.yaml").toFile());
            ObjectNode wanted = Json.mapper().createObjectNode();
            wanted.put("$ref", "#/components/schemas/" + schema);
            wanted.set("components", document.get("components"));
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(wanted)
                            .validate(json(answer)))
                    .as(answer.uri() + " " + answer.body())
                    .isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body(), JsonNode.class);
    }
}
