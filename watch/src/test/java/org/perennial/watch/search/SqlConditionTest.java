package org.perennial.watch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.query.QueryParser;

class SqlConditionTest {

    @Test
    void wordsTogetherAreOneConditionOnTheIndex() {
        assertThat(condition("baku (\"twenty january\" OR title:khoj*)"))
                .isEqualTo(new SqlCondition(
                        "a.tokens @@ CAST(? AS tsquery)",
                        List.of("(('baku') & (('twenty' <1> 'january') | ('khoj':*A)))"),
                        true,
                        null));
    }

    @Test
    void theIndexOverWordsServesWhatMustHoldSome() {
        assertThat(condition("baku lang:az -moscow").byWords()).isTrue();
        assertThat(condition("baku OR lang:az").byWords()).isFalse();
        assertThat(condition("-moscow lang:az").byWords()).isFalse();
    }

    @Test
    void theLaterOfTwoBoundsSaysSinceWhen() {
        assertThat(condition("baku after:2025-02-20 after:2025-02-26").since())
                .isEqualTo(Instant.parse("2025-02-25T20:00:00Z"));
        assertThat(condition("baku OR after:2025-02-26").since()).isNull();
        assertThat(condition("-after:2025-02-26").since()).isNull();
    }

    @Test
    void aWordOfAScriptWithoutSpacesIsAChainOfPairs() {
        assertThat(condition("霍贾利").values()).containsExactly("('霍贾' <1> '贾利')");
    }

    @Test
    void conditionsOnAnniversariesAreOfOneMention() {
        assertThat(condition("event:khojaly n:33 -n:35").sql())
                .isEqualTo("EXISTS (SELECT FROM anniversary_mention m WHERE m.article = a.id AND m.month = a.month"
                        + " AND (m.event = ? OR m.event LIKE ?) AND (m.n BETWEEN ? AND ?))"
                        + " AND ((EXISTS (SELECT FROM anniversary_mention m WHERE m.article = a.id AND m.month = a.month"
                        + " AND (m.n BETWEEN ? AND ?))) IS NOT TRUE)");
    }

    @Test
    void signsThatMeanMoreToTheDatabaseAreTakenAsTheyAre() {
        assertThat(condition("source:a_b.example").values()).containsExactly("elpmaxe.b_a", "elpmaxe.b\\_a.%");
    }

    @Test
    void datesAreReadInTheZoneOfThoseWhoAsk() {
        assertThat(condition("after:2025-02-26").values())
                .containsExactly(OffsetDateTime.parse("2025-02-25T20:00:00Z"));
    }

    private static SqlCondition condition(String query) {
        return SqlCondition.of(QueryParser.parse(query), ZoneId.of("Asia/Baku"), Instant.parse("2025-02-27T00:00:00Z"));
    }
}
