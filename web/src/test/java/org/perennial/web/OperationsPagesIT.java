package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsPagesIT {
    private WebTestBed bed;

    @BeforeAll
    void open() {
        bed = WebTestBed.open();
    }

    @AfterAll
    void close() {
        bed.close();
    }

    @Test
    void sourcesThatNeedALookStandFirst() {
        String page = bed.get("/sources").body();

        assertThat(page.indexOf("sahifa.example")).isPositive().isLessThan(page.indexOf("tidings.example"));
        assertThat(page.indexOf("mixed.example")).isLessThan(page.indexOf("azer.example"));
        assertThat(page).contains("4 feeds; 3 need a look.", "status 503 &lt;b&gt;busy&lt;/b&gt;");
    }

    @Test
    void aSourceTellsWhenItIsAskedNextAndWhyAndWhatItBrings() {
        assertThat(bed.get("/sources").body())
                .contains("25 Feb 2025, 09:16 UTC", "half the time from one new entry to the next")
                .contains("11 articles in 24 hours, 12.5 a day expected")
                .contains("declared: Turkish", "<span class=\"figure\">seen: Kurdish</span>");
    }

    @Test
    void operationsTellWhatHoldsWhatLagsAndWhatIsDead() {
        assertThat(bed.get("/operations").body())
                .contains("tidings.example is silent", "perennial-processing", "12</td>", "123 GiB free", "kafka 4.2.2")
                .contains("2 letters, 2 of them records", "https://x.example: no text");
    }

    @Test
    void operationsTellHowSoonArticlesAreHere() {
        assertThat(bed.get("/operations").body())
                .contains("half within 6.9 mins, 95 % within 21 mins, 99 % within 1.1 hrs")
                .contains("84 articles", "95 % within 15 mins (7 articles)")
                .contains("Nothing was stored in the last hour that tells.");
    }

    @Test
    void pollReasonsAndProblemsAreInTheReadersLanguage() {
        assertThat(german("/sources").body())
                .contains("(<bdi>die halbe Zeit von einem neuen Eintrag zum nächsten</bdi>)");
        assertThat(german("/events/absent").body())
                .contains("<h1>Nicht gefunden</h1>", "lang=\"en\" dir=\"ltr\">there is no event");
        assertThat(german("/search?q=lnag:az").body()).contains("unbekanntes Feld \"lnag:\": meinten Sie lang:?");
    }

    private HttpResponse<String> german(String path) {
        return bed.send(HttpRequest.newBuilder(bed.at(path))
                .header("Authorization", "Bearer " + WebTestBed.TOKEN)
                .header("Accept", "text/html")
                .header("Accept-Language", "de"));
    }

    @Test
    void lettersAreSentAgainByAButton() {
        HttpResponse<String> answer = bed.send(HttpRequest.newBuilder(bed.at("/operations/dead-letters"))
                .header("Authorization", "Bearer " + WebTestBed.TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("reason=malformed")));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/operations?sent=2");
        assertThat(bed.get("/operations?sent=2").body()).contains("2 records were sent again.");
    }
}
