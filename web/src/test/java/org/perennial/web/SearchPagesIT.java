package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.testkit.Articles;

class SearchPagesIT {
    private final WebTestBed bed = WebTestBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void whatIsFoundShowsTheWordsThatMatched() {
        bed.store(FireStory.all());

        assertThat(bed.get("/search?q=quay").body())
                .contains("Fire at the quay kills 12", "bodies by noon near the old <mark>quay</mark>");
    }

    @Test
    void aValueThatMatchedIsNamed() {
        bed.store(FireStory.all());

        assertThat(bed.get("/search?q=lang:ar").body())
                .contains("حريق في الرصيف", "<code>lang:ar</code>")
                .doesNotContain("Fire at the quay");
    }

    @Test
    void aFaultIsMarkedWhereItStandsWithWhatToWriteInstead() {
        HttpResponse<String> answer = bed.get("/search?q=fire%20lnag:az");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("<code class=\"query\">fire <mark>l</mark>nag:az</code>", "Column 6:", "lang");
    }

    @Test
    void theExportIsOfTheVerySameQuestion() {
        assertThat(bed.get("/search?q=fire%20lang:en&zone=Asia/Baku").body())
                .contains("/api/v1/export?format=csv&amp;q=fire%20lang%3Aen&amp;zone=Asia%2FBaku");
    }

    @Test
    void aSearchBecomesAWatchByOneLink() {
        assertThat(bed.get("/search?q=fire").body()).contains("href=\"/watches/new?query=fire&amp;zone=Z\"");
    }

    @Test
    void aConditionIsAddedToAlternativesAsAWhole() {
        assertThat(bed.get("/search?q=baku%20OR%20tbilisi").body())
                .contains("href=\"/search?q=%28baku%20OR%20tbilisi%29%20after%3A7d\"");
    }

    @Test
    void theNextPageBeginsWhereThisOneEnds() {
        bed.store(IntStream.range(0, 31)
                .mapToObj(i -> Articles.enriched("paper" + i, "Fire " + i, "text", "en", FireStory.at(i)))
                .toArray(EnrichedArticle[]::new));
        String first = bed.get("/search?q=fire").body();
        String next = first.replaceFirst(
                "(?s).*class=\"older\"><a role=\"button\" class=\"outline\" href=\"([^\"]*)\".*", "$1");

        assertThat(first).contains("Fire 30").doesNotContain(">Fire 0<");
        assertThat(bed.get(next.replace("&amp;", "&")).body())
                .contains("Fire 0")
                .doesNotContain("Fire 1<");
    }

    @Test
    void programsGetTheSameWithTheReasons() {
        bed.store(FireStory.all());
        JsonNode answer = Json.read(bed.get("/api/v1/search?q=quay&limit=1").body(), JsonNode.class);

        assertThat(answer.get("items")).hasSize(1);
        assertThat(answer.get("items").get(0).at("/why/words")).isNotEmpty();
        assertThat(answer.get("next").asText()).isNotEmpty();
    }

    @Test
    void theSixtyFirstSearchOfAMinuteIsRefusedAndToldWhenToComeAgain() {
        for (int i = 0; i < RateLimit.SEARCHES; i++) {
            bed.get("/api/v1/search?q=fire");
        }
        HttpResponse<String> refused = bed.get("/api/v1/search?q=fire");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
    }
}
