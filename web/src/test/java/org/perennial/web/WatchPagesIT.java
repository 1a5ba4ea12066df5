package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchPagesIT {
    private final WebTestBed bed =
            WebTestBed.open(Clock.fixed(FireStory.at(0).plus(Duration.ofDays(1)), ZoneOffset.UTC));

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void withoutWatchesThePageSaysHowToMakeOne() {
        assertThat(bed.get("/watches").body())
                .contains("No watch yet", "href=\"/watches/new\"", "<code>perennial watch add</code>");
    }

    @Test
    void aWatchThatIsWrittenStandsInTheList() {
        HttpResponse<String> answer = form("/watches", "name=quay&title=Quay desk&query=quay&zone=Asia/Baku&budget=9");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(bed.get("/watches").body()).contains("Quay desk", "href=\"/watches/quay\"");
        assertThat(bed.get("/watches/quay").body()).contains("budget: 9", "Asia/Baku");
    }

    @Test
    void whatTheFormDoesNotAskForStaysAsItIs() {
        bed.post(
                "/api/v1/watches",
                "{\"name\":\"quay\",\"query\":\"quay\",\"silence\":{\"languages\":[\"tr\"]},\"deliver\":{\"bundle\":\"45m\"}}");
        form("/watches/quay", "name=quay&query=harbour&bundle=1h");

        assertThat(bed.get("/api/v1/watches/quay").body())
                .contains("\"query\":\"harbour\"", "\"languages\":[\"tr\"]", "\"bundle\":\"1h\"");
    }

    @Test
    void aWatchThatCannotBeUsedComesBackWithWhatToWrite() {
        HttpResponse<String> answer = form("/watches", "name=Quay Desk&query=quay");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("lower-case letters", "value=\"Quay Desk\"", ">quay</textarea>");
    }

    @Test
    void aNameThatIsTakenIsNotOverwritten() {
        form("/watches", "name=quay&query=quay");

        assertThat(form("/watches", "name=quay&query=other").body()).contains("there is a watch quay already");
        assertThat(bed.get("/api/v1/watches/quay").body()).contains("\"query\":\"quay\"");
    }

    @Test
    void aWatchIsRemoved() {
        form("/watches", "name=quay&query=quay");
        form("/watches/quay/remove", "");

        assertThat(bed.get("/watches/quay").statusCode()).isEqualTo(404);
    }

    @Test
    void aWatchOfAFileIsShownWithItsPlaceAndNotChanged() {
        bed.watches("desk.yaml", "name: desk\nquery: quay\n");

        assertThat(bed.get("/watches/desk").body()).contains("desk.yaml").doesNotContain("/watches/desk/edit");
        assertThat(form("/watches/desk", "name=desk&query=other").body()).contains("change it there");
    }

    @Test
    void thePreviewTellsWhatMatchesWhyAndWhatWouldHaveBeenSent() {
        bed.store(FireStory.all());

        assertThat(form("/watches/preview", "query=quay").body())
                .contains("3 articles, 1 story", "near the old <mark>quay</mark>")
                .contains("It would have sent:", "[preview]");
    }

    @Test
    void thePreviewTellsOfTheLastAnniversaryWeekOfTheEventsThatAreNamed() {
        SampleCoverage.store(bed);

        assertThat(form("/watches/preview", "query=event:khojaly").body())
                .contains("The last anniversary week", "Khojaly massacre (1992)", "23 to 29 February 2024")
                .contains("1 article, 1 story", "<strong>1 message</strong>");
        assertThat(form("/watches/preview", "query=quay").body()).doesNotContain("anniversary week");
    }

    @Test
    void thePreviewOfAFaultMarksIt() {
        assertThat(form("/watches/preview", "query=lnag:az").body()).contains("<mark>l</mark>nag:az");
    }

    @Test
    void thePreviewNamesWhatElseIsWrong() {
        assertThat(form("/watches/preview", "query=quay&schedule=sometimes").body())
                .contains("sometimes");
        assertThat(form("/watches/preview", "query=quay&zone=Nowhere").body()).contains("is no time zone");
    }

    private HttpResponse<String> form(String path, String fields) {
        String encoded = URLEncoder.encode(fields, StandardCharsets.UTF_8)
                .replace("%3D", "=")
                .replace("%26", "&");
        return bed.send(HttpRequest.newBuilder(bed.at(path))
                .header("Authorization", "Bearer " + WebTestBed.TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded)));
    }
}
