package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perennial.web.Occurrences.cell;
import static org.perennial.web.Occurrences.khojaly;
import static org.perennial.web.Occurrences.suggestion;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.anniversary.Event;

class EventPagesIT {
    private static final String FERRY = "unconfigured-0123456789ab";

    private final WebTestBed bed = WebTestBed.open(Clock.fixed(Instant.parse("2026-02-20T12:00:00Z"), ZoneOffset.UTC));

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void theCalendarLaysAMonthOutWithLastYearsHeat() {
        bed.store(Occurrences.khojaly(2025, Occurrences.cell(2025, 0, "az", "AZ", 24)));

        assertThat(bed.get("/calendar?month=2026-02").body())
                .contains("<h1>February 2026</h1>", "Khojaly massacre (1992)", "34th anniversary")
                .contains("<td class=\"heat-4\"", "24 articles last year");
        assertThat(bed.get("/calendar?month=2026-13").statusCode()).isEqualTo(400);
    }

    @Test
    void withoutSuggestionsThePageSaysWhatIsAwaited() {
        assertThat(bed.get("/events").body())
                .contains("No event waits for a decision")
                .contains("<code>perennial events suggest</code>");
    }

    @Test
    void aSuggestionShowsNamesDateNumberVolumeAndEvidence() {
        bed.store(suggestion(FERRY, "en", "Alderport ferry disaster", "ar", "كارثة العبارة"));
        assertThat(bed.get("/events").body())
                .contains("<h3 lang=\"en\" dir=\"ltr\"><bdi>Alderport ferry disaster</bdi></h3>")
                .contains("<dt>Arabic</dt><dd><bdi class=\"name\" lang=\"ar\" dir=\"rtl\">")
                .contains("<strong>31st anniversary</strong>")
                .contains("25 February 1995")
                .contains("4 articles in 2 languages from 2 sources")
                .contains("<a href=\"/articles/article-ar\" lang=\"ar\" dir=\"rtl\">")
                .contains("<mark>كارثة العبارة</mark>");
    }

    @Test
    void theFormProposesIdAndTitle() {
        bed.store(suggestion(FERRY, "ru", "Крушение парома"));
        assertThat(bed.get("/events").body())
                .contains("value=\"krusenie-paroma-1995\"")
                .contains("value=\"Крушение парома (1995)\"");
    }

    @Test
    void whatFewerThanTwoArticlesRememberIsNoSuggestion() {
        bed.store(suggestion(FERRY));
        assertThat(bed.get("/events").body()).contains("No event waits for a decision");
    }

    @Test
    void followingPutsTheEventIntoTheRegistry() {
        bed.store(suggestion(FERRY, "en", "Alderport ferry disaster", "ar", "كارثة العبارة"));
        HttpResponse<String> answer = decide(FERRY, "decision=accepted&id=alderport-ferry&title=Alderport+(1995)");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/events/alderport-ferry");
        Event event = EventPages.find(bed.desk().registry(), "alderport-ferry");
        assertThat(event.title()).isEqualTo("Alderport (1995)");
        assertThat(event.date().start()).isEqualTo(Occurrences.FERRY);
        assertThat(event.aliases())
                .containsEntry("en", List.of("Alderport ferry disaster"))
                .containsEntry("ar", List.of("كارثة العبارة"));
    }

    @Test
    void whatIsFollowedIsNoLongerSuggestedAndHasAPage() {
        bed.store(suggestion(FERRY, "en", "Alderport ferry disaster"));
        decide(FERRY, "decision=accepted&id=alderport-ferry&title=Alderport+(1995)");
        assertThat(bed.get("/events").body())
                .contains("No event waits for a decision")
                .contains("<a href=\"/events/alderport-ferry\">");
        assertThat(bed.get("/events/alderport-ferry").body())
                .contains("<bdi>Alderport (1995)</bdi>")
                .contains("No coverage yet");
    }

    @Test
    void whatIsIgnoredIsNotShownAgain() {
        bed.store(suggestion(FERRY, "en", "Alderport ferry disaster"));
        HttpResponse<String> answer = decide(FERRY, "decision=ignored");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/events");
        assertThat(bed.get("/events").body()).doesNotContain("Alderport");
    }

    @Test
    void thePagesScriptGetsAFragment() {
        bed.store(suggestion(FERRY, "en", "Alderport ferry disaster"), suggestion("other", "en", "Hill fire"));
        assertThat(bed.send(form(FERRY, "decision=ignored").header("HX-Request", "true"))
                        .body())
                .startsWith("<p class=\"decided\" role=\"status\">")
                .contains("Alderport ferry disaster");
        assertThat(bed.send(form("other", "decision=accepted&id=hill-fire&title=Hill+fire")
                                .header("HX-Request", "true"))
                        .body())
                .contains("<a href=\"/events/hill-fire\">");
    }

    @Test
    void anIdThatCannotBeUsedIsSaidAndTheFormKeepsWhatWasWritten() {
        bed.store(suggestion(FERRY, "en", "Alderport ferry disaster"));
        for (String id : List.of("khojaly-massacre", "Not an id", "../x", "")) {
            HttpResponse<String> answer =
                    decide(FERRY, "decision=accepted&title=Mine&id=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(id).isEqualTo(422);
            assertThat(answer.body())
                    .contains("<details class=\"follow\" open>")
                    .contains("role=\"alert\"")
                    .contains("value=\"Mine\"");
        }
        assertThat(bed.get("/events").body()).contains("Alderport ferry disaster");
    }

    @Test
    void aDecisionThatIsNoneChangesNothing() {
        bed.store(suggestion(FERRY, "en", "Alderport ferry disaster"));
        assertThat(decide(FERRY, "decision=maybe").statusCode()).isEqualTo(400);
        assertThat(decide(FERRY, "").statusCode()).isEqualTo(400);
        assertThat(bed.get("/events").body()).contains("Alderport ferry disaster");
    }

    @Test
    void nobodyDecidesWithoutASession() {
        bed.store(suggestion(FERRY, "en", "Alderport ferry disaster"));
        for (String path : List.of("/events/suggestions/", "/api/v1/events/suggestions/")) {
            HttpRequest.Builder stranger = HttpRequest.newBuilder(bed.at(path + FERRY))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("decision=ignored"));
            assertThat(bed.send(stranger).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(bed.get("/events").body()).contains("Alderport ferry disaster");
    }

    @Test
    void anotherSitesPageMayNotDecide() {
        bed.store(suggestion(FERRY, "en", "Alderport ferry disaster"));
        for (String path : List.of("/events/suggestions/", "/api/v1/events/suggestions/")) {
            for (List<String> header : List.of(
                    List.of("Origin", "https://evil.example"),
                    List.of("Origin", "null"),
                    List.of("Sec-Fetch-Site", "cross-site"),
                    List.of("Sec-Fetch-Site", "same-site"))) {
                HttpRequest.Builder foreign = HttpRequest.newBuilder(bed.at(path + FERRY))
                        .header("Cookie", session())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(header.get(0), header.get(1))
                        .POST(BodyPublishers.ofString("decision=ignored"));
                assertThat(bed.send(foreign).statusCode()).as(path + header).isEqualTo(403);
            }
        }
        assertThat(bed.get("/events").body()).contains("Alderport ferry disaster");
    }

    @Test
    void aSessionOnOurOwnPageDecides() {
        bed.store(suggestion(FERRY, "en", "Alderport ferry disaster"));
        assertThat(bed.send(HttpRequest.newBuilder(bed.at("/events/suggestions/" + FERRY))
                                .header("Cookie", session())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(BodyPublishers.ofString("decision=ignored")))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void hostileNamesAreShownAsText() {
        String hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover=alert(3) x='";
        bed.store(suggestion(FERRY, "en", hostile, "x\"><b>", hostile));
        assertThat(bed.get("/events").body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert")
                .doesNotContain("<img")
                .doesNotContain("\"><b>");
        decide(FERRY, "decision=accepted&id=evil&title=" + URLEncoder.encode(hostile, StandardCharsets.UTF_8));
        assertThat(bed.get("/events/evil").body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert")
                .doesNotContain("<img");
    }

    @Test
    void whatComesUpIsListedWithLastYearsCoverage() {
        bed.store(khojaly(2025, cell(2025, 0, "az", "AZ", 7)));
        assertThat(bed.get("/events").body())
                .contains("26 February 2026 <span class=\"note\">in 6 days</span>")
                .contains("34th anniversary")
                .contains("<a href=\"/events/khojaly-massacre\">")
                .contains("7 articles last year");
    }

    @Test
    void anEventLaysThisYearOverFormerYears() {
        bed.store(
                khojaly(2026, cell(2026, -2, "az", "AZ", 3), cell(2026, 0, "tr", "TR", 5)),
                khojaly(2025, cell(2025, 0, "az", "AZ", 7), cell(2025, 1, "en", null, 1)));
        assertThat(bed.get("/events/khojaly-massacre").body())
                .contains("night of 25 to 26 February 1992")
                .contains("<dd>26 February</dd>")
                .contains("26 February 2026, 34th anniversary, in 6 days")
                .contains("<th scope=\"col\">Day</th><th scope=\"col\">2026</th><th scope=\"col\">2025</th>")
                .contains("<th scope=\"row\">2 days before</th><td>3</td><td>0</td>")
                .contains("<th scope=\"row\">on the day</th><td>5</td><td>7</td>")
                .contains("<th scope=\"row\">Turkish</th><td>5</td><td>0</td>")
                .contains("<th scope=\"row\">country unknown</th><td>0</td><td>1</td>")
                .contains("2026: 8 articles, most of them on the day.")
                .contains("<title>on the day: 5 articles</title>")
                .contains("<polyline class=\"curve curve-1\"")
                .contains("<a href=\"/articles/article-az\" lang=\"az\" dir=\"ltr\">");
    }

    @Test
    void namesAndNumbersAreLaidSideBySideByYear() {
        SampleCoverage.store(bed);

        assertThat(bed.get("/events/khojaly-massacre").body()).contains("hx-get=\"/events/khojaly-massacre/drift\"");
        assertThat(bed.get("/events/khojaly-massacre/drift").body())
                .contains("<bdi lang=\"en\" dir=\"ltr\">Khojaly massacre</bdi>")
                .contains("<bdi lang=\"ar\" dir=\"rtl\">الذكرى الثالثة والثلاثون</bdi>")
                .contains("613 killed</bdi>", "600 killed</bdi>")
                .contains("<polyline class=\"curve curve-1\"", "<title>600 killed, 2024: 100 %</title>");
    }

    @Test
    void namesAndNumbersAreFiles() {
        SampleCoverage.store(bed);
        HttpResponse<String> numbers = bed.get("/api/v1/events/khojaly-massacre/numbers.csv");

        assertThat(numbers.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"khojaly-massacre-numbers.csv\"");
        assertThat(numbers.body())
                .startsWith("year,language,unit,value,words,articles,outlier\r\n")
                .contains("2024,en,killed,600,600 people were killed,1,false\r\n");
        assertThat(bed.get("/api/v1/events/khojaly-massacre/names.csv").body())
                .contains("2024,,en,Khojaly massacre,1\r\n");
        assertThat(bed.get("/api/v1/events/absent/names.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void theEventsNamesStandInTheirLanguages() {
        assertThat(bed.get("/events/khojaly-massacre").body())
                .contains("<dt>Arabic</dt><dd><bdi class=\"name\" lang=\"ar\" dir=\"rtl\">")
                .contains("No coverage yet");
    }

    @Test
    void whatIsNotThereIsSaid() {
        HttpResponse<String> page = bed.send(HttpRequest.newBuilder(bed.at("/events/absent"))
                .header("Authorization", "Bearer " + WebTestBed.TOKEN)
                .header("Accept", "text/html"));
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>Not found</h1>").contains("/events");
        bed.store(khojaly(2025, cell(2025, 0, "az", "AZ", 7)));
        assertThat(decide("absent", "decision=ignored").statusCode()).isEqualTo(404);
        assertThat(decide("khojaly-massacre@2025", "decision=ignored").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theLivePageLeadsToTheEvents() {
        assertThat(bed.get("/").body()).contains("href=\"/events\"");
    }

    @Test
    void noPageOfEventsStylesOrScriptsInline() {
        bed.store(suggestion(FERRY, "en", "Alderport ferry disaster"));
        bed.store(khojaly(2025, cell(2025, 0, "az", "AZ", 7)));
        for (String path : List.of("/events", "/events/khojaly-massacre")) {
            assertThat(bed.get(path).body())
                    .doesNotContainPattern("<script(?! src=)")
                    .doesNotContainPattern("\\sstyle=|<style|\\son[a-z]+=");
        }
    }

    private String session() {
        return bed.send(HttpRequest.newBuilder(bed.at("/login?token=" + WebTestBed.TOKEN)))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private HttpResponse<String> decide(String id, String body) {
        return bed.send(form(id, body));
    }

    private HttpRequest.Builder form(String id, String body) {
        return HttpRequest.newBuilder(bed.at("/events/suggestions/" + id))
                .header("Authorization", "Bearer " + WebTestBed.TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }
}
