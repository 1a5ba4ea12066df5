package org.perennial.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.perennial.web.TestBrowser.Look;
import org.perennial.web.TestBrowser.Visit;

/** What people come for, from their first page to what they wanted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneysBrowserIT {
    private TestBrowser browser;
    private WebTestBed bed;

    @BeforeAll
    void open() {
        browser = TestBrowser.open();
        bed = WebTestBed.open(Clock.fixed(FireStory.at(0).plus(Duration.ofDays(2)), ZoneOffset.UTC));
        SampleCoverage.store(bed);
    }

    @AfterAll
    void close() {
        if (bed != null) {
            bed.close();
            browser.close();
        }
    }

    @Test
    void aNewcomerGetsFromTheFirstPageToASavedWatchWithAPreviewedAlert() {
        try (Visit visit = browser.visit(bed, Look.LIGHT)) {
            visit.page.locator("nav >> text=Search").click();
            visit.page.locator("#q").fill("event:khojaly lang:en");
            visit.page.locator("#q").press("Enter");
            assertThat(visit.page.locator(".match").first()).isVisible();
            visit.page.locator("text=Save as watch").click();
            Locator letter = visit.page.locator("#preview .letter");
            assertThat(letter).isVisible();
            assertThat(letter).containsText("Names of the dead read at the memorial");
            visit.picture("watch-new");
            visit.page.locator("input[name=name]").fill("khojaly-in-english");
            visit.page.locator("text=Save").last().click();

            assertThat(visit.page.locator("h1")).containsText("khojaly-in-english");
            assertThat(visit.page.locator("pre")).containsText("Asia/Baku");
            assertThat(visit.faults()).isEmpty();
        }
    }

    @Test
    void aQueryIsTriedOutWhileItIsTyped() {
        try (Visit visit = browser.visit(bed, Look.LIGHT)) {
            visit.go("/watches/new").page.locator("#query").pressSequentially("lnag:az");
            assertThat(visit.page.locator("#preview .problem")).containsText("lang");
            visit.page.locator("#query").fill("lang:ar");

            assertThat(visit.page.locator("#preview .match").first()).containsText("lang:ar");
            assertThat(visit.faults()).isEmpty();
        }
    }

    @Test
    void theKeyboardGoesFromCardToCardAndOpensOne() {
        try (Visit visit = browser.visit(bed, Look.LIGHT)) {
            String second = visit.page.locator(".card h2").nth(1).innerText();
            visit.page.keyboard().press("j");
            visit.page.keyboard().press("j");
            visit.page.keyboard().press("o");

            assertThat(visit.page.locator("article.page h1")).hasText(second);
        }
    }
}
