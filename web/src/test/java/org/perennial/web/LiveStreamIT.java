package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Language;
import org.perennial.testkit.Articles;

@Timeout(60)
class LiveStreamIT {
    private final WebTestBed bed = WebTestBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    /** An event as it came. */
    private record Event(String name, long id, String data) {}

    @Test
    void aNewArticleComesAsItsCard() throws Exception {
        try (BufferedReader stream = stream("/live?after=0", null)) {
            EnrichedArticle article = Articles.enriched("news", "Fresh", "text");
            bed.store(article);
            Event event = next(stream);
            assertThat(event.name()).isEqualTo("card");
            assertThat(event.data())
                    .contains("id=\"card-" + article.id() + "\"")
                    .contains("<bdi>Fresh</bdi>");
        }
    }

    @Test
    void aStreamGoesOnAfterTheLastEventThatWasSeen() throws Exception {
        bed.store(Articles.enriched("a", "First", "text"), Articles.enriched("b", "Second", "other text"));
        long seen;
        try (BufferedReader stream = stream("/live?after=0", null)) {
            seen = next(stream).id();
        }
        bed.store(Articles.enriched("c", "Third", "more text"));
        try (BufferedReader stream = stream("/live?after=0", String.valueOf(seen))) {
            assertThat(next(stream).data()).contains("Second");
            assertThat(next(stream).data()).contains("Third");
        }
    }

    @Test
    void aNewCopyBringsTheCardOfItsFirstCarrier() throws Exception {
        EnrichedArticle first = Articles.enriched("agency", "The statement", "text");
        bed.store(first);
        try (BufferedReader stream = stream("/live?after=0", null)) {
            next(stream);
            bed.store(Articles.enriched("daily", "Copied", "text")
                    .withDuplicate(new Duplicate(Duplicate.Relation.EXACT, first.id(), first.id(), 1.0)));
            Event event = next(stream);
            assertThat(event.name()).isEqualTo("copy");
            assertThat(event.data()).contains("card-" + first.id()).contains("1 copy in 2 outlets");
        }
    }

    @Test
    void theCanonicalTakesThePlaceOfTheFirstCarriersCard() throws Exception {
        EnrichedArticle first = Articles.enriched("agency", "The statement", "text");
        EnrichedArticle copy = Articles.enriched("daily", "The statement in full", "text")
                .withDuplicate(new Duplicate(Duplicate.Relation.NEAR, first.id(), first.id(), 1.0));
        bed.store(first);
        bed.store(new Cluster(first.id(), copy.id(), 2, Articles.FETCHED, Articles.FETCHED, null));
        try (BufferedReader stream = stream("/live?after=0", null)) {
            next(stream);
            bed.store(copy);
            Event event = next(stream);
            assertThat(event.name()).isEqualTo("card");
            assertThat(event.data()).contains("card-" + first.id()).contains("The statement in full");
        }
    }

    @Test
    void aFilteredStreamHoldsWhatItsPageHolds() throws Exception {
        try (BufferedReader stream = stream("/live?after=0&lang=az", null)) {
            bed.store(
                    Articles.enriched("en", "English", "text"),
                    Articles.enriched("az", "Xocalı", "mətn")
                            .withLanguage(new Language("az", 0.9, List.of(), List.of())));
            assertThat(next(stream).data()).contains("Xocalı");
        }
    }

    @Test
    void aReaderWhoseStoreWasReplacedIsToldToReload() throws Exception {
        bed.store(Articles.enriched("a", "First", "text"));
        try (BufferedReader stream = stream("/live?after=999999", null)) {
            assertThat(next(stream).name()).isEqualTo("reload");
        }
    }

    @Test
    void aStreamThatCannotBeUnderstoodIsRefusedBeforeItBegins() {
        for (String query : List.of("lang=%3Cb%3E", "after=x")) {
            HttpResponse<String> answer = bed.send(HttpRequest.newBuilder(bed.at("/live?" + query))
                    .header("Authorization", "Bearer " + WebTestBed.TOKEN)
                    .header("Accept", "text/event-stream"));
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    private BufferedReader stream(String path, String lastEvent) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(bed.at(path))
                .header("Authorization", "Bearer " + WebTestBed.TOKEN)
                .header("Accept", "text/event-stream");
        if (lastEvent != null) {
            request.header("Last-Event-ID", lastEvent);
        }
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static Event next(BufferedReader stream) throws IOException {
        String name = "";
        long id = -1;
        List<String> data = new ArrayList<>();
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = Long.parseLong(line.substring(4));
            } else if (line.startsWith("data: ")) {
                data.add(line.substring(6));
            } else if (line.isEmpty() && !data.isEmpty()) {
                return new Event(name, id, String.join("\n", data));
            }
        }
        throw new AssertionError("the stream ended");
    }
}
