package org.perennial.app.command;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.app.Perennial;
import org.perennial.testkit.TestChromium;

/** A newcomer's first minutes with the demo as it is shipped. */
class DemoJourneyIT {
    private static final Pattern ADDRESS = Pattern.compile("Open (http\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path data;

    private final StringWriter said = new StringWriter();
    private final Thread demo = new Thread(
            () -> Perennial.commandLine()
                    .setErr(new PrintWriter(said, true))
                    .execute("demo", "--pace", "0", "--data-directory", data.toString(), "--set", "web.port=0"),
            "demo");

    @AfterEach
    void stop() throws InterruptedException {
        demo.interrupt();
        demo.join();
    }

    @Test
    void fromThePrintedAddressToASavedWatchWithAPreviewedAlert() {
        try (TestChromium chromium = TestChromium.open()) {
            demo.start();
            await(() -> ADDRESS.matcher(said.toString()).find());
            Page page = chromium.browser().newPage();
            page.navigate(address());
            assertThat(page.locator(".card").first()).isVisible(patiently());
            page.locator("nav >> text=Search").click();
            page.locator("#q").fill("has:anniversary");
            await(() -> {
                page.locator("#q").press("Enter");
                return page.locator(".match").count() > 0;
            });
            page.locator("text=Save as watch").click();
            assertThat(page.locator("#preview .letter")).isVisible(patiently());
            page.locator("input[name=name]").fill("anniversaries");
            page.locator("text=Save").last().click();

            assertThat(page.locator("h1")).containsText("anniversaries");
        }
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis());
    }

    private String address() {
        Matcher found = ADDRESS.matcher(said.toString());
        if (!found.find()) {
            throw new IllegalStateException("the demo did not say where it is: " + said);
        }
        return found.group(1);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }
}
