package org.perennial.ingest.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perennial.ingest.fetch.FetchResult.Failed;
import org.perennial.ingest.fetch.FetchResult.Kind;

class RobotsRulesTest {
    private static final String SITE = "https://harbour.example";

    @Test
    void withoutAFileNothingIsForbidden() {
        assertThat(rules("").allow(SITE + "/news")).isTrue();
        assertThat(answered(Kind.STATUS).allow(SITE + "/news")).isTrue();
        assertThat(answered(Kind.SERVER_ERROR).allow(SITE + "/news")).isFalse();
    }

    @Test
    void theGroupThatNamesTheProgramHoldsAloneAndInAllItsParts() {
        RobotsRules rules = rules("""
                User-agent: *
                Disallow: /

                User-agent: Otherbot
                User-agent: PERENNIAL/2.0
                Disallow: /archive

                User-agent: perennial
                Disallow: /drafts
                """);

        assertThat(rules.allow(SITE + "/news")).isTrue();
        assertThat(rules.allow(SITE + "/archive/1990")).isFalse();
        assertThat(rules.allow(SITE + "/drafts/1")).isFalse();
    }

    @Test
    void whoIsNotNamedFollowsTheStar() {
        String file = "User-agent: Otherbot\nAllow: /\nUser-agent: *\nDisallow: /\n";

        assertThat(rules(file).allow(SITE + "/news")).isFalse();
    }

    @Test
    void aNameThatIsOnlyTheBeginningOfTheProgramsNameIsAnother() {
        assertThat(rules("User-agent: Peren\nDisallow: /\n").allow(SITE + "/news"))
                .isTrue();
        assertThat(rules("User-agent: Perennial Reader\nDisallow: /\n").allow(SITE + "/news"))
                .isFalse();
    }

    @Test
    void aHeaderIsKnownByTheNameInFrontOfItsSlash() {
        String file = "User-agent: News-Bot2\nDisallow: /\n";
        RobotsRules rules = RobotsRules.of(
                file.getBytes(StandardCharsets.UTF_8), "News-Bot2/1.4 (+https://desk.example; news@desk.example)");

        assertThat(rules.allow(SITE + "/news")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/news, /news, false",
        "/news, /news/today?page=2, false",
        "/news, /newsroom, false",
        "/news, /old/news, true",
        "/news, /News, true",
        "/news/, /news, true",
        "/*.pdf, /files/report.pdf?x=1, false",
        "/*.pdf$, /files/report.pdf, false",
        "/*.pdf$, /files/report.pdf?x=1, true",
        "/a*b*c$, /a-b-b-c-c, false",
        "/a*b*c$, /a-c-b, true",
        "/a*a$, /a, true",
        "/x$y, /x$y/z, false",
        "*/print, /news/print, false",
        "/$, /, false",
        "/$, /news, true",
        "/*?*sid=, /news?a=1&sid=2, false",
        "news, /news, true",
    })
    void aPatternIsTheBeginningOfAPathWithItsStarsAndItsEnd(String pattern, String path, boolean allowed) {
        assertThat(rules("User-agent: *\nDisallow: " + pattern + "\n").allow(SITE + path))
                .isEqualTo(allowed);
    }

    @Test
    void theLongestPatternDecidesAndOfTwoTheOneThatAllows() {
        RobotsRules rules = rules("""
                User-agent: *
                Disallow: /
                Allow: /news
                Disallow: /news/drafts
                Allow: /news/drafts
                """);

        assertThat(rules.allow(SITE + "/shop")).isFalse();
        assertThat(rules.allow(SITE + "/news/1")).isTrue();
        assertThat(rules.allow(SITE + "/news/drafts")).isTrue();
    }

    @Test
    void aFoldersIndexStandsForTheFolder() {
        RobotsRules rules = rules("User-agent: *\nAllow: /open/index.html\nDisallow: /\n");

        assertThat(rules.allow(SITE + "/open/")).isTrue();
        assertThat(rules.allow(SITE + "/open/1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/новости, /%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8, false",
        "/%d0%bd, /н, false",
        "/%62%61r, /bar, false",
        "/foo%2fbar, /foo/bar, true",
        "/file-%2A, /file-*, false",
        "/cost-%24, /cost-$, false",
        "/100%, /100%25, false",
        "/100%, /1000, true",
    })
    void pathsAreComparedWhateverIsEscapedInThem(String pattern, String path, boolean allowed) {
        assertThat(rules("User-agent: *\nDisallow: " + pattern + "\n").allow(SITE + path))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://harbour.example, false",
        "https://harbour.example?q=1, false",
        "/news, false",
        "'', false",
        "https://harbour.example/open#top, true",
        "/open?from=https://other.example/news, true",
    })
    void anAddressIsJudgedByItsPath(String address, boolean allowed) {
        assertThat(rules("User-agent: *\nDisallow: /\nAllow: /open\n").allow(address))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "'User-agent: *\r\nDisallow: /\r\n'",
        "'User-agent: *\rDisallow: /\r'",
        "'\uFEFFUser-agent: *\nDisallow: /'",
        "'  user-agent :*  # all\n\n DISALLOW : /  # no'",
        "'User-agent *\nDisallow /'",
        "'Useragent: *\nDissalow: /'",
        "'User-agent: *\nNoindex: /x\nUser-agent: Otherbot\nDisallow: /'",
        "'Disallow: /x\nUser-agent: *\nSitemap: https://harbour.example/map.xml\nDisallow: /'",
    })
    void aCarelessFileIsReadAsItWasMeant(String file) {
        assertThat(rules(file).allow(SITE + "/news")).isFalse();
    }

    @Test
    void whatIsNoRuleForbidsNothing() {
        assertThat(rules("<html><body>Not found: /news</body></html>").allow(SITE + "/news"))
                .isTrue();
        assertThat(rules("Disallow: /\n").allow(SITE + "/news")).isTrue();
        assertThat(rules("User-agent: *\nDisallow:\n").allow(SITE + "/news")).isTrue();
    }

    @Test
    void delayAndSitemapsAreToldBesides() {
        RobotsRules rules = rules("""
                User-agent: *
                Crawl-delay: 30
                User-agent: Perennial
                Crawl-delay: 2.5
                Disallow: /x
                Sitemap: https://harbour.example/карта.xml
                """);

        assertThat(rules.crawlDelay()).contains(Duration.ofMillis(2_500));
        assertThat(rules.sitemaps()).containsExactly("https://harbour.example/карта.xml");
    }

    @Test
    void aFileOfAnySizeIsNoHarm() {
        String file = "User-agent: *\nDisallow: /" + "*a".repeat(100_000) + "\n" + "Disallow: /x\n".repeat(100_000);

        assertThat(rules(file).allow(SITE + "/b" + "a".repeat(7_000))).isTrue();
        assertThat(rules(file).allow(SITE + "/x")).isFalse();
    }

    private static RobotsRules rules(String file) {
        return RobotsRules.of(file.getBytes(StandardCharsets.UTF_8), "Perennial");
    }

    private static RobotsRules answered(Kind kind) {
        return RobotsRules.of(new Failed(kind, "robots.txt gave none", null), "Perennial");
    }
}
