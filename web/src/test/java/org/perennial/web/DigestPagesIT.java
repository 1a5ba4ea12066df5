package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;
import org.perennial.testkit.Articles;
import org.perennial.watch.digest.Week;

class DigestPagesIT {
    private final WebTestBed bed = WebTestBed.open();

    @BeforeEach
    void store() {
        bed.watches("desk.yaml", "name: desk\ntitle: Embassy desk\nquery: event:khojaly\nzone: Asia/Baku\n");
        bed.store(week());
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void theDigestOfAWatchIsAPageWithLinksToTheEvidence() {
        String page = bed.get("/digests/2025-W09?watch=desk").body();

        assertThat(page)
                .contains("Weekly digest: Embassy desk", "2025-W09", "Asia/Baku")
                .contains("href=\"/stories/story\"", "href=\"/events/khojaly-massacre\"", "href=\"/api/v1/export?");
    }

    @Test
    void aHostileTitleIsTextOnThePage() {
        assertThat(bed.get("/digests/2025-W09?watch=desk").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void thePagesPolicyAllowsAllThatStandsOnIt() {
        assertThat(bed.get("/digests/2025-W09?watch=desk").body())
                .doesNotContain("style=")
                .doesNotContain("onclick");
    }

    @Test
    void anArabicDigestIsWrittenFromRightToLeft() {
        assertThat(bed.get("/digests/2025-W09?watch=desk&locale=ar").body())
                .contains("<div class=\"digest\" lang=\"ar\" dir=\"rtl\">");
    }

    @Test
    void aWeekIsAPlaceBelowTheDigests() {
        assertThat(bed.get("/digests/2025-W09?watch=desk").body())
                .containsOnlyOnce("aria-current=\"page\"")
                .contains("<a href=\"/digests/last\" aria-current=\"page\">");
    }

    @Test
    void itLeadsToTheWeeksBeforeAndAfterWithTheSameQuestion() {
        assertThat(bed.get("/digests/2025-W09?watch=desk&locale=ar").body())
                .contains("/digests/2025-W08?watch=desk&amp;locale=ar", "/digests/2025-W10?watch=desk&amp;locale=ar");
    }

    @Test
    void anEventThatNobodyConfiguredIsToldInTheWeekInWhichItWasFound() {
        bed.store(Occurrences.suggestion("ferry", "en", "Alderport ferry <i>disaster</i>", "ar", "كارثة العبارة"));
        Week week = Week.of(LocalDate.ofInstant(Occurrences.SEEN, ZoneOffset.UTC));

        assertThat(bed.get("/digests/" + week).body())
                .contains("Anniversaries that nobody configured", "Alderport ferry &lt;i&gt;disaster&lt;/i&gt;")
                .contains("dir=\"rtl\">كارثة العبارة</bdi>");
        assertThat(bed.get("/digests/2025-W09").body()).doesNotContain("Alderport");
    }

    @Test
    void theLastWholeWeekNeedsNoNumber() {
        assertThat(bed.get("/digests/last").body()).contains("Nothing significant");
    }

    @Test
    void withoutTheTokenNothingIsShown() {
        for (String path : List.of("/digests/2025-W09", "/api/v1/digests/2025-W09")) {
            HttpResponse<String> answer = bed.send(HttpRequest.newBuilder(bed.at(path)));

            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("Khojaly");
        }
    }

    /** A week of one story in two outlets, with another year to compare it with. */
    static EnrichedArticle[] week() {
        List<EnrichedArticle> articles = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            articles.add(article("then" + i, "Khojaly", "2024-02-26T08:00:00Z", "Khojaly massacre", 613));
            articles.add(article("now" + i, "Khojaly", "2025-02-26T09:00:00Z", "Khojaly genocide", 600));
        }
        articles.add(article("first", "<script>alert(1)</script>", "2025-02-26T08:00:00Z", "Khojaly genocide", 600));
        return articles.toArray(EnrichedArticle[]::new);
    }

    private static EnrichedArticle article(String name, String title, String at, String words, long killed) {
        return Articles.enriched(name, title, words, "en", Instant.parse(at))
                .withStory("story", "part", 0.9)
                .withNumbers(List.of(new CountedNumber(
                        killed,
                        CountedNumber.Unit.KILLED,
                        new Evidence(Evidence.Role.NUMBER, Evidence.Field.TEXT, 0, words.length(), words))))
                .withAnniversaries(List.of(new AnniversaryMention(
                        "khojaly-massacre",
                        words,
                        AnniversaryMention.Kind.COMMEMORATION,
                        new EventDate(
                                LocalDate.parse("1992-02-25"),
                                LocalDate.parse("1992-02-26"),
                                EventDate.Precision.NIGHT),
                        33,
                        AnniversaryMention.NumberSource.STATED,
                        0.95,
                        List.of(new Evidence(Evidence.Role.EVENT, Evidence.Field.TEXT, 0, words.length(), words)),
                        List.of())));
    }
}
