package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.Language;
import org.perennial.testkit.Articles;

class LivePageIT {
    private static final LocalDate NIGHT = LocalDate.of(1992, 2, 25);

    private final WebTestBed bed = WebTestBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void anEmptyStoreSaysWhatIsAwaitedAndWhatHelps() {
        assertThat(bed.get("/").body())
                .contains("Waiting for the first article")
                .contains("perennial sources check");
    }

    @Test
    void aTitleHasItsLanguageAndDirection() {
        bed.store(inLanguage(Articles.enriched("ar", "ذكرى مجزرة خوجالي", "نص"), "ar"));
        assertThat(bed.get("/").body())
                .contains("<h2 lang=\"ar\" dir=\"rtl\">")
                .contains("<bdi>ذكرى مجزرة خوجالي</bdi>")
                .contains("Arabic");
    }

    @Test
    void theAnniversaryIsTaggedWithItsEvidenceMarked() {
        String text = "A rally was held. 🕯 33 years have passed since the Khojaly massacre. Flowers were laid.";
        int start = text.codePointCount(0, text.indexOf("33"));
        bed.store(Articles.enriched("news", "Title", text)
                .withAnniversaries(List.of(Articles.mention(
                        "khojaly-massacre",
                        33,
                        new EventDate(NIGHT, NIGHT.plusDays(1), EventDate.Precision.NIGHT),
                        start,
                        "33 years have passed"))));
        assertThat(bed.get("/").body())
                .contains("<strong>33rd anniversary</strong>")
                .contains("<a href=\"/events/khojaly-massacre\"><bdi lang=\"en\">" + title("khojaly-massacre")
                        + "</bdi></a>")
                .contains("night of 25 to 26 February 1992")
                .contains("<mark>33 years have passed</mark> since the Khojaly massacre.</blockquote>")
                .doesNotContain("Flowers were laid");
    }

    @Test
    void hostileTextIsShownAsText() {
        String hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover=alert(3) x='";
        EnrichedArticle article = Articles.enriched("evil", hostile, hostile)
                .withAnniversaries(List.of(new AnniversaryMention(
                        null,
                        hostile,
                        AnniversaryMention.Kind.OTHER,
                        null,
                        null,
                        null,
                        0.5,
                        List.of(),
                        List.of(hostile))));
        bed.store(withUrl(article, "javascript:alert(4)"));
        for (String path : List.of("/", "/articles/" + article.id())) {
            assertThat(bed.get(path).body())
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img")
                    .doesNotContain("href=\"javascript");
        }
    }

    @Test
    void copiesAreFoldedUnderTheirFirstCarrier() {
        EnrichedArticle first = Articles.enriched("agency", "The statement", "text");
        Duplicate copy = new Duplicate(Duplicate.Relation.EXACT, first.id(), first.id(), 1.0);
        bed.store(
                Articles.enriched("daily", "The statement again", "text").withDuplicate(copy),
                first,
                Articles.enriched("weekly", "And again", "text").withDuplicate(copy));
        String page = bed.get("/").body();
        assertThat(page)
                .contains("2 copies in 3 outlets")
                .contains("daily.example")
                .contains("weekly.example");
        assertThat(Pattern.compile("<article class=\"card\"").matcher(page).results())
                .hasSize(1);
    }

    @Test
    void aClusterIsShownByItsCanonical() {
        EnrichedArticle first = Articles.enriched("agency", "The statement", "text");
        EnrichedArticle copy = Articles.enriched("daily", "The statement in full", "text")
                .withDuplicate(new Duplicate(Duplicate.Relation.NEAR, first.id(), first.id(), 1.0));
        bed.store(first, copy);
        bed.store(new Cluster(first.id(), copy.id(), 2, Articles.FETCHED, Articles.FETCHED, null));

        assertThat(bed.get("/").body())
                .contains("<h2 lang=\"en\" dir=\"ltr\"><a href=\"/articles/" + copy.id() + "\">")
                .contains("id=\"card-" + first.id() + "\"")
                .contains("1 copy in 2 outlets")
                .doesNotContain("<h2 lang=\"en\" dir=\"ltr\"><a href=\"/articles/" + first.id() + "\">");
    }

    @Test
    void aCanonicalThatIsNotThereLeavesTheFirstCarrierShown() {
        EnrichedArticle first = Articles.enriched("agency", "The statement", "text");
        bed.store(first);
        bed.store(new Cluster(first.id(), "absent", 2, Articles.FETCHED, Articles.FETCHED, null));

        assertThat(bed.get("/").body()).contains("The statement");
    }

    @Test
    void aCopyWhoseFirstCarrierIsNotThereStandsForItself() {
        bed.store(Articles.enriched("daily", "Orphan", "text")
                .withDuplicate(new Duplicate(Duplicate.Relation.EXACT, "absent", "absent", 1.0)));
        assertThat(bed.get("/").body()).contains("Orphan").doesNotContain("<details");
    }

    @Test
    void filtersByLanguageAndAnniversaryAreLinks() {
        bed.store(
                inLanguage(Articles.enriched("az", "Xocalı", "mətn"), "az"),
                inLanguage(Articles.enriched("sr", "Вест", "текст"), "sr-Cyrl"));
        assertThat(bed.get("/").body()).contains("href=\"/?lang=az\"").contains("href=\"/?lang=sr-Cyrl\"");
        assertThat(bed.get("/?lang=az").body()).contains("Xocalı").doesNotContain("Вест");
        assertThat(bed.get("/?anniversaries=only").body()).contains("Nothing matches these filters yet");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapsOrRepeats() {
        for (int i = 0; i < 7; i++) {
            bed.store(Articles.enriched("n" + i, "Number " + i + ".", "text " + i));
        }
        StringBuilder seen = new StringBuilder();
        String address = "/?limit=3";
        int pages = 0;
        while (address != null && pages++ < 10) {
            String page = bed.get(address).body();
            Pattern.compile("<bdi>(Number \\d\\.)</bdi></a>")
                    .matcher(page)
                    .results()
                    .forEach(match -> seen.append(match.group(1)));
            Matcher older =
                    Pattern.compile("class=\"outline\" href=\"([^\"]+)\"").matcher(page);
            address = older.find() ? older.group(1).replace("&amp;", "&") : null;
        }
        assertThat(pages).isEqualTo(3);
        for (int i = 0; i < 7; i++) {
            assertThat(seen.toString()).containsOnlyOnce("Number " + i + ".");
        }
    }

    @Test
    void anArticleShowsItsTextItsVersionsAndItsMarks() {
        EnrichedArticle article = Articles.enriched("news", "Title", "613 people were killed.\n\nSecond paragraph.");
        bed.store(article);
        bed.store(Articles.enriched("news", "Title", "At least 613 people were killed.")
                .withVersion(2));
        assertThat(bed.get("/articles/" + article.id()).body())
                .contains("At least 613")
                .contains("revised, version 2")
                .contains("?version=1");
        assertThat(bed.get("/articles/" + article.id() + "?version=1").body())
                .contains("<p>613 people were killed.</p>")
                .contains("<p>Second paragraph.</p>");
        assertThat(bed.get("/articles/absent").statusCode()).isEqualTo(404);
    }

    @Test
    void anEarlierVersionSaysThatItIsOne() {
        EnrichedArticle article = Articles.enriched("news", "Two dead", "Two people were killed.");
        bed.store(article);
        String id = article.id();
        bed.store(withTitle(article, "Four dead").withVersion(2));
        assertThat(bed.get("/articles/" + id + "?version=1").body())
                .contains("<title>Two dead - Perennial</title>")
                .contains("This is version 1, an earlier text. <a href=\"/articles/" + id + "\">");
        assertThat(bed.get("/articles/" + id + "?version=2").body())
                .contains("<title>Four dead - Perennial</title>")
                .doesNotContain("an earlier text");
    }

    @Test
    void theApiGivesTheSameAsJson() throws Exception {
        EnrichedArticle article = Articles.enriched("news", "Title", "text");
        bed.store(article);
        var list = Json.mapper().readTree(bed.get("/api/v1/articles").body());
        assertThat(list.at("/items/0/article/id").asText()).isEqualTo(article.id());
        assertThat(list.at("/items/0/article/text").isMissingNode()).isTrue();
        var one = Json.mapper()
                .readTree(bed.get("/api/v1/articles/" + article.id()).body());
        assertThat(one.at("/article/text").asText()).isEqualTo("text");
        assertThat(one.at("/versions/0/version").asInt()).isEqualTo(1);
    }

    @Test
    void parametersThatCannotBeUnderstoodAreNamed() {
        for (String query : List.of("before=x", "limit=1000", "lang=%3Cscript%3E", "anniversaries=maybe")) {
            var answer = bed.get("/api/v1/articles?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body())
                    .contains(query.substring(0, query.indexOf('=')))
                    .contains("remedy");
        }
    }

    private static String title(String event) {
        return EventRegistry.load().events().stream()
                .filter(known -> known.id().equals(event))
                .findFirst()
                .orElseThrow()
                .title();
    }

    private static EnrichedArticle inLanguage(EnrichedArticle article, String tag) {
        return article.withLanguage(new Language(tag, 0.9, List.of(), List.of()));
    }

    private static EnrichedArticle withTitle(EnrichedArticle article, String title) {
        var tree = Json.mapper().<ObjectNode>valueToTree(article);
        return Json.read(tree.put("title", title).toString(), EnrichedArticle.class);
    }

    private static EnrichedArticle withUrl(EnrichedArticle article, String url) {
        var tree = Json.mapper().<ObjectNode>valueToTree(article);
        return Json.read(tree.put("url", url).toString(), EnrichedArticle.class);
    }
}
