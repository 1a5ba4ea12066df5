package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perennial.testkit.Articles;

class CorrectionsIT {
    private static final String PATH = "/articles/" + Articles.id("tidings");

    private final WebTestBed bed = WebTestBed.open();

    @BeforeEach
    void store() {
        SampleCoverage.store(bed);
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aTagShowsItsWordsAndAsksWhetherItIsWrong() {
        assertThat(bed.get(PATH).body()).contains("Why?", "Wrong?", "name=\"index\" value=\"0\"");
    }

    @Test
    void whatAReaderSaysIsKeptWithTheJudgementAndTheArticle() {
        HttpResponse<String> answer = form("about=anniversary&index=0&verdict=wrong&instead=nothing&note=a+quotation");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(bed.get("/api/v1/corrections").body())
                .contains("\"about\":\"anniversary\"", "\"verdict\":\"wrong\"", "\"instead\":\"nothing\"")
                .contains("\"note\":\"a quotation\"", "\"event\":\"khojaly-massacre\"", "Thirty-three years on");
    }

    @Test
    void programsSayTheSame() {
        HttpResponse<String> answer = bed.post(
                "/api/v1" + PATH + "/corrections", "{\"about\":\"language\",\"verdict\":\"wrong\",\"instead\":\"az\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"tag\":\"en\"", "\"instead\":\"az\"");
    }

    @Test
    void whatIsNoCorrectionIsRefused() {
        assertThat(form("about=weather&verdict=wrong").statusCode()).isEqualTo(400);
        assertThat(form("about=anniversary&index=9&verdict=wrong").statusCode()).isEqualTo(400);
        assertThat(form("about=language&verdict=maybe").statusCode()).isEqualTo(400);
        assertThat(form("about=language&verdict=wrong&note=" + "x".repeat(501)).statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> form(String fields) {
        return bed.send(HttpRequest.newBuilder(bed.at(PATH + "/corrections"))
                .header("Authorization", "Bearer " + WebTestBed.TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }
}
