package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadersIT {
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
    void aPageIsInTheFirstLanguageThatItsReaderWishesAndThatThereIs() {
        assertThat(bed.send(HttpRequest.newBuilder(bed.at("/login"))
                                .header("Accept-Language", "nl, ar-EG;q=0.8, en;q=0.5"))
                        .body())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "المفتاح");
    }

    @Test
    void whatWasChosenGoesBeforeTheWish() {
        assertThat(bed.send(HttpRequest.newBuilder(bed.at("/login"))
                                .header("Accept-Language", "ar")
                                .header("Cookie", "perennial_language=az"))
                        .body())
                .contains("<html lang=\"az\" dir=\"ltr\">");
    }

    @Test
    void aWishThatIsNoneIsNotHeeded() {
        assertThat(bed.send(HttpRequest.newBuilder(bed.at("/login")).header("Accept-Language", ";;q=x"))
                        .body())
                .contains("<html lang=\"en\" dir=\"ltr\">");
    }

    @Test
    void aLanguageThatThereIsNotIsRefused() {
        assertThat(choose("language=xx&back=/").statusCode()).isEqualTo(400);
    }

    @Test
    void theChoiceLeadsBackToThePage() {
        HttpResponse<String> answer = choose("language=en&back=/search%3Fq%3Dfire");

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/search?q=fire");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("perennial_language=en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example/", "/%5Cevil.example", "/%0D%0Ax", "evil"})
    void theChoiceLeadsNowhereElse(String back) {
        assertThat(choose("language=en&back=" + back)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .matches("(http://localhost:[0-9]+)?/");
    }

    private HttpResponse<String> choose(String form) {
        return bed.send(HttpRequest.newBuilder(bed.at("/language"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }
}
