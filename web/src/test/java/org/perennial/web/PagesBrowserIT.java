package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.testkit.Articles;
import org.perennial.web.TestBrowser.Look;
import org.perennial.web.TestBrowser.Visit;
import org.perennial.web.page.Wording;

/** Every page in a browser, in light and dark, narrow, and in Arabic. The pictures are kept in target/screenshots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesBrowserIT {
    private TestBrowser browser;
    private WebTestBed bed;

    @BeforeAll
    void open() {
        browser = TestBrowser.open();
        bed = WebTestBed.open(Clock.fixed(FireStory.at(0).plus(Duration.ofDays(2)), ZoneOffset.UTC));
        SampleCoverage.store(bed);
        bed.post(
                "/api/v1/watches",
                "{\"name\":\"embassy-desk\",\"title\":\"Embassy desk\",\"query\":\"event:khojaly (lang:en OR lang:az)\"}");
    }

    @AfterAll
    void close() {
        if (bed != null) {
            bed.close();
            browser.close();
        }
    }

    /** The pages by the name of their picture. */
    private static Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("live", "/");
        paths.put("article", "/articles/" + Articles.id("tidings"));
        paths.put("story", "/stories/fire?compare=" + Articles.id("daily"));
        paths.put("search-start", "/search");
        paths.put("search", "/search?q=quay");
        paths.put("search-fault", "/search?q=" + Wording.segment("khojaly lnag:az after:7d"));
        paths.put("search-nothing", "/search?q=zeppelin");
        paths.put("watches", "/watches");
        paths.put("watch", "/watches/embassy-desk");
        paths.put("watch-edit", "/watches/embassy-desk/edit");
        paths.put("events", "/events");
        paths.put("event", "/events/khojaly-massacre");
        paths.put("calendar", "/calendar?month=2026-02");
        paths.put("sources", "/sources");
        paths.put("operations", "/operations");
        paths.put("digest", "/digests/2025-W09");
        paths.put("login", "/login");
        paths.put("missing", "/nowhere");
        return paths;
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void everyPageFitsHasNoBarrierAndNothingFails(Look look) {
        List<String> wrong = new ArrayList<>();
        try (Visit visit = browser.visit(bed, look)) {
            paths().forEach((name, path) -> {
                visit.go(path).picture(name);
                visit.barriers().forEach(barrier -> wrong.add(path + " " + barrier));
                if (visit.overhang() > 0) {
                    wrong.add(path + " is " + visit.overhang() + " pixels too wide");
                }
            });
            wrong.addAll(visit.faults());
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "az", "tr", "ru", "ar", "de", "fr", "es"})
    void theDigestFitsInEveryLanguage(String language) {
        try (Visit visit = browser.visit(bed, Look.LIGHT)) {
            visit.go("/digests/2025-W09?locale=" + language).picture("digest-" + language);

            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.overhang()).isZero();
            assertThat(visit.faults()).isEmpty();
        }
    }

    @Test
    void aReaderFollowsAnAnniversaryFromItsCardToItsEvent() {
        try (Visit visit = browser.visit(bed, Look.LIGHT)) {
            visit.page.locator(".card .tag a").first().click();

            assertThat(visit.page.title()).contains("Khojaly");
            assertThat(visit.faults()).isEmpty();
        }
    }
}
