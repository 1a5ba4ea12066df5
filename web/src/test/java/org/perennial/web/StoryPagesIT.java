package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.perennial.contract.Duplicate.Relation;
import org.perennial.contract.EnrichedArticle;
import org.perennial.testkit.Articles;

class StoryPagesIT {
    private static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover=alert(3) x='";

    private final WebTestBed bed = WebTestBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aStoryTellsHowManyTellItAndWhoWasFirst() {
        bed.store(FireStory.all());

        assertThat(bed.get("/stories/fire").body())
                .contains("<bdi>Fire at the quay kills 12</bdi>")
                .contains("4 articles in 2 languages from 4 outlets")
                .contains("<dd>Arabic, English</dd>")
                .contains("<dt>First carrier</dt><dd><a href=\"/articles/" + Articles.id("agency") + "\">");
    }

    @Test
    void aCopyIsSetInUnderItsModelWithWhatItTookOver() {
        bed.store(FireStory.all());

        String brief = carrier("brief");

        assertThat(brief)
                .startsWith("depth-2")
                .contains("part of <a href=\"/articles/" + Articles.id("daily") + "\"><bdi>daily.example</bdi></a>")
                .contains("100 % in common")
                .contains("47 % of its length");
    }

    @Test
    void aRevisionTellsWhichNumbersItChanged() {
        bed.store(FireStory.all());

        assertThat(carrier("daily")).contains("other figures than").contains("<bdi>12</bdi> → <bdi>14</bdi>");
    }

    @Test
    void aTextThatIsWrittenFromRightToLeftSaysSo() {
        bed.store(FireStory.all());

        assertThat(carrier("khabar")).contains("lang=\"ar\" dir=\"rtl\">حريق في الرصيف</bdi>");
    }

    @Test
    void aRevisedTextStandsBesideItsModelWithTheChangedNumberMarked() {
        bed.store(FireStory.all());

        assertThat(compared("daily"))
                .contains("<del class=\"number\">12</del>")
                .contains("<ins class=\"number\">14</ins>")
                .contains("of the copy’s text is the model’s");
    }

    @Test
    void whatWasCutStandsBesideNothing() {
        bed.store(FireStory.all());

        assertThat(compared("brief"))
                .contains("<del class=\"words\">" + FireStory.SECOND + "</del>")
                .contains(">cut</span>");
    }

    @Test
    void aLongStretchThatBothHaveIsFolded() {
        String text = "The council spoke of the harbour and of the fire and of the days to come. ".repeat(5);
        bed.store(
                FireStory.told("agency", "Fire", text, "en", 0),
                FireStory.copy(
                        FireStory.told("daily", "Fire", text + "More is awaited.", "en", 1),
                        Relation.NEAR,
                        "agency",
                        1));

        assertThat(compared("daily")).contains("the same in both:");
    }

    @Test
    void anArticleThatRepeatsNoneCannotBeCompared() {
        bed.store(FireStory.all());

        assertThat(bed.get("/stories/fire?compare=" + Articles.id("agency")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aStoryThatIsNotThereSaysWhatMayHaveHappened() {
        assertThat(bed.get("/stories/absent").body()).contains("it may have become one with another");
    }

    @Test
    void hostileTitlesAndTextsAreShownAsText() {
        bed.store(
                FireStory.told("agency", HOSTILE, HOSTILE + " 12", "en", 0),
                FireStory.copy(
                        FireStory.told("daily", HOSTILE + "!2", HOSTILE + " 14", "en", 1),
                        Relation.REVISION,
                        "agency",
                        1));

        assertThat(compared("daily"))
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert")
                .doesNotContain("<img");
    }

    @Test
    void cardsLeadToTheStoryThatOthersTellToo() {
        bed.store(FireStory.all());

        assertThat(bed.get("/").body())
                .contains("<a href=\"/stories/fire\">4 articles in 2 languages tell this story</a>");
    }

    @Test
    void theArticlesPageLeadsToItsStory() {
        bed.store(FireStory.all());

        assertThat(bed.get("/articles/" + Articles.id("brief")).body())
                .contains("<a href=\"/stories/fire\">4 articles in 2 languages tell this story</a>");
    }

    @Test
    void aStoryThatOneArticleTellsIsNoLink() {
        bed.store(FireStory.told("agency", "Fire", "Text", "en", 0));

        assertThat(bed.get("/").body()).doesNotContain("/stories/");
    }

    @Test
    void theListOfStoriesIsReadPageByPage() throws Exception {
        for (int i = 0; i < 5; i++) {
            EnrichedArticle article =
                    Articles.enriched("outlet" + i, "Title " + i, "Text " + i, "en", FireStory.at(i % 2));
            bed.store(article.withStory("story" + i, "part" + i, 0));
        }
        List<String> seen = new ArrayList<>();
        String address = "/api/v1/stories?limit=2";
        while (address != null) {
            JsonNode page = new ObjectMapper().readTree(bed.get(address).body());
            page.get("items").forEach(item -> seen.add(item.get("id").asText()));
            address = page.path("next").textValue();
        }

        assertThat(seen).containsExactlyInAnyOrder("story0", "story1", "story2", "story3", "story4");
    }

    @Test
    void theApiTracesAStoryAsThePageDoes() throws Exception {
        bed.store(FireStory.all());

        JsonNode trace =
                new ObjectMapper().readTree(bed.get("/api/v1/stories/fire").body());

        assertThat(trace.at("/story/articles").asInt()).isEqualTo(4);
        assertThat(trace.at("/clusters/0/members/1/relation").asText()).isEqualTo("revision");
        assertThat(trace.at("/clusters/0/members/1/changed_numbers/0/after").asText())
                .isEqualTo("14");
    }

    /** The line of a carrier on the story's page, from its depth on. */
    private String carrier(String name) {
        String page = bed.get("/stories/fire").body();
        int outlet = page.lastIndexOf("<a class=\"outlet\" href=\"/articles/" + Articles.id(name) + "\"");
        return page.substring(page.lastIndexOf("depth-", outlet), page.indexOf("</li>", outlet));
    }

    private String compared(String name) {
        return bed.get("/stories/fire?compare=" + Articles.id(name)).body();
    }
}
