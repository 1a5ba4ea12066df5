package org.perennial.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.newsroom.NewsroomCheck;
import org.perennial.testkit.TestBroker;
import org.perennial.testkit.TestDatabase;

/** A newsroom over HTTP, through all stages, into the database. */
class NewsroomIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path directory;

    private static SmallNewsroom newsroom;
    private static Pipeline pipeline;
    private static NewsroomCheck.Result result;

    @BeforeAll
    static void takeItAllIn() throws Exception {
        newsroom = SmallNewsroom.open();
        pipeline = Pipeline.start(
                Settings.of(
                        Settings.common(directory.resolve("given")),
                        Settings.servers(
                                TestBroker.shared().freshTopics(),
                                TestDatabase.shared().freshDatabase())),
                StageName.all(),
                newsroom.sources(),
                Clock.systemUTC(),
                line -> {});
        result = newsroom.awaitWhole(pipeline.dataSource(), pipeline.bootstrapServers(), PATIENCE);
    }

    @AfterAll
    static void stop() {
        if (pipeline != null) {
            pipeline.close();
        }
        newsroom.close();
    }

    @Test
    void theStoreHoldsWhatTheNewsroomPublished() {
        assertThat(result.tallies())
                .containsEntry(NewsroomCheck.Kind.ARTICLES, new NewsroomCheck.Tally(5, 5))
                .containsEntry(NewsroomCheck.Kind.LANGUAGES, new NewsroomCheck.Tally(5, 5))
                .containsEntry(NewsroomCheck.Kind.TAGS, new NewsroomCheck.Tally(1, 1))
                .containsEntry(NewsroomCheck.Kind.UNTAGGED, new NewsroomCheck.Tally(4, 4))
                .containsEntry(NewsroomCheck.Kind.COPIES, new NewsroomCheck.Tally(1, 1))
                .containsEntry(NewsroomCheck.Kind.VERSIONS, new NewsroomCheck.Tally(5, 5))
                .containsEntry(NewsroomCheck.Kind.DEAD_LETTERS, new NewsroomCheck.Tally(3, 3));
    }

    @Test
    void everyVersionHasOneOutcomeOnTheTopic() {
        assertThat(Committed.outcomes(pipeline.bootstrapServers())).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void theEvidenceOfATagStandsInTheArticleAtItsPlace() throws Exception {
        assertThat(rows("SELECT e->>'text', substring(CASE e->>'field' WHEN 'title' THEN a.title ELSE a.text END"
                        + " FROM (e->>'start')::int + 1 FOR (e->>'end')::int - (e->>'start')::int)"
                        + " FROM anniversary_mention m JOIN article a ON a.id = m.article,"
                        + " json_array_elements(m.evidence) e"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get(0)).isEqualTo(row.get(1)));
    }

    @Test
    void thePagesShowTheTaggedArticle() throws Exception {
        HttpResponse<String> page = get(pipeline.entryUrl());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Chernobyl");
    }

    @Test
    void thePagesAreForThoseWhoKnowTheToken() throws Exception {
        assertThat(get("").statusCode()).isEqualTo(401);
    }

    @Test
    void everyStageSaysThatItIsReady() throws Exception {
        assertThat(get("readyz").statusCode()).isEqualTo(200);
        assertThat(pipeline.readiness().checks()).extracting("name").contains("ingest", "processing", "sink");
    }

    @Test
    void metricsCountWhatWasStored() throws Exception {
        assertThat(get("metrics").body())
                .containsPattern("perennial_sink_articles_total\\{outcome=\"written\",store=\"database\"\\} 6");
    }

    @Test
    void embeddedServersCarryTheSame() throws Exception {
        try (SmallNewsroom other = SmallNewsroom.open();
                Pipeline embedded = Pipeline.start(
                        Settings.of(Settings.common(directory.resolve("embedded"))),
                        StageName.all(),
                        other.sources(),
                        Clock.systemUTC(),
                        line -> {})) {
            assertThat(other.awaitWhole(embedded.dataSource(), embedded.bootstrapServers(), PATIENCE)
                            .holds())
                    .isTrue();
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(pipeline.webUrl()).resolve(path))
                .build();
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static List<List<String>> rows(String query) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = pipeline.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(List.of(row.getString(1), row.getString(2)));
            }
        }
        return rows;
    }
}
