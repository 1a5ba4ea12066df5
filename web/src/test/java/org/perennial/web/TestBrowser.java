package org.perennial.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.perennial.testkit.TestChromium;

/** Readers of a test bed's pages, in the machine's own Chromium; tests are skipped where there is none. */
final class TestBrowser implements AutoCloseable {
    /** Where pictures of pages are kept. */
    static final Path SCREENSHOTS = Path.of("target/screenshots");

    private static final String AXE = axe();

    /** An answer that is a problem, and a question that was given up for a newer one: htmx tells both. */
    private static final List<String> EXPECTED =
            List.of("the server responded with a status", "htmx:sendAbort", "htmx:afterRequest");

    private final TestChromium chromium;
    /** The cookies of one login to each server: it takes only so many logins in a minute. */
    private final Map<WebTestBed, String> logins = new HashMap<>();

    private TestBrowser(TestChromium chromium) {
        this.chromium = chromium;
    }

    /** How a page is looked at. */
    enum Look {
        LIGHT(1150, ColorScheme.LIGHT, "en-GB"),
        DARK(1150, ColorScheme.DARK, "en-GB"),
        NARROW(360, ColorScheme.LIGHT, "en-GB"),
        ARABIC(1150, ColorScheme.LIGHT, "ar");

        private final int width;
        private final ColorScheme scheme;
        private final String locale;

        Look(int width, ColorScheme scheme, String locale) {
            this.width = width;
            this.scheme = scheme;
            this.locale = locale;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws org.opentest4j.TestAbortedException if there is no browser here; the message says how to get one */
    static TestBrowser open() {
        return new TestBrowser(TestChromium.open());
    }

    private static String axe() {
        try (InputStream in = TestBrowser.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(in, "axe.min.js is missing from the class path")
                            .readAllBytes(),
                    UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page of somebody who has logged in; to be closed. */
    Visit visit(WebTestBed bed, Look look) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setStorageState(logins.computeIfAbsent(bed, this::login))
                        .setViewportSize(look.width, 900)
                        .setColorScheme(look.scheme)
                        .setLocale(look.locale)
                        .setTimezoneId("Asia/Baku"));
        return new Visit(context, bed, look).go("/");
    }

    private String login(WebTestBed bed) {
        try (BrowserContext context = chromium.browser().newContext()) {
            context.newPage()
                    .navigate(bed.at("/login?token=" + WebTestBed.TOKEN).toString());
            return context.storageState();
        }
    }

    @Override
    public void close() {
        chromium.close();
    }

    /** One reader's page, and all that went wrong or went elsewhere on it. */
    static final class Visit implements AutoCloseable {
        final Page page;
        private final BrowserContext context;
        private final WebTestBed bed;
        private final Look look;
        private final Set<String> faults = new LinkedHashSet<>();

        private Visit(BrowserContext context, WebTestBed bed, Look look) {
            this.context = context;
            this.bed = bed;
            this.look = look;
            this.page = context.newPage();
            page.onDialog(dialog -> {
                faults.add("a script ran: " + dialog.message());
                dialog.dismiss();
            });
            page.onPageError(error -> faults.add("a script failed: " + error));
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && EXPECTED.stream().noneMatch(message.text()::contains)) {
                    faults.add("the browser complains: " + message.text());
                }
            });
            context.onRequest(request -> {
                URI address = URI.create(request.url());
                if (!"data".equals(address.getScheme())
                        && !bed.at("/").getAuthority().equals(address.getAuthority())) {
                    faults.add("a request left for " + request.url());
                }
            });
        }

        /** Goes to a path of the server. A page that asks to log in, where none was gone to, is a fault. */
        Visit go(String path) {
            page.navigate(bed.at(path).toString());
            if (!path.equals("/login") && page.locator("input[name=token]").count() > 0) {
                faults.add(path + " asks to log in");
            }
            return this;
        }

        /** Keeps a picture of the whole page. */
        Visit picture(String name) {
            // What the page's script asks for at once belongs to the page.
            page.waitForFunction(
                    "() => (!document.querySelector('#preview') || document.querySelector('#preview h2, #preview .problem'))"
                            + " && !document.querySelector('#drift[hx-get]')");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SCREENSHOTS.resolve(name + "-" + look.word() + ".png")));
            return this;
        }

        /** What axe finds against WCAG 2.2 AA and its own best practices, a line for each finding. */
        List<String> barriers() {
            page.evaluate(AXE);
            @SuppressWarnings("unchecked")
            List<String> barriers = (List<String>)
                    page.evaluate(
                            "async () => (await axe.run({resultTypes: ['violations']}))"
                                    + ".violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`))");
            return barriers;
        }

        /** By how many pixels the page is wider than its window; 0 for a page that fits. */
        int overhang() {
            return ((Number) page.evaluate("() => Math.max(0, document.documentElement.scrollWidth"
                            + " - document.documentElement.clientWidth)"))
                    .intValue();
        }

        /** What went wrong so far: scripts that ran or failed, what the browser complained of, requests to elsewhere. */
        List<String> faults() {
            return List.copyOf(faults);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
