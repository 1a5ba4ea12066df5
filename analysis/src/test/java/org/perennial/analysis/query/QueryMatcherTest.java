package org.perennial.analysis.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.analysis.query.Query.Range;

class QueryMatcherTest {
    private static final Instant NOW = Instant.parse("2025-02-27T12:00:00Z");
    private static final String TITLE = "Xocalı soyqırımının 33 ili";
    private static final String TEXT = "Bakı'da anma. 霍贾利大屠杀发生在1992年。 Nagorno-Karabakh remembers; l'Azerbaïdjan aussi.";
    private static final Document ARTICLE = new Document(
            IndexedText.of(TITLE, List.of("Leyla Əliyeva"), "https://news.az.example/dunya/siyaset/xocali.html", TEXT),
            List.of("az-Latn"),
            "News.Report.az",
            List.of(
                    new Mention("khojaly-massacre", "commemoration", 33, new Range(1992, 1992)),
                    new Mention("black-january", "commemoration", 35, new Range(1990, 1990))),
            true,
            "story-1",
            "near",
            1,
            7,
            Instant.parse("2025-02-26T09:00:00Z"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "xocali",
                "XOCALI soyqirim*",
                "\"33 ili\"",
                "baki",
                "霍贾利",
                "霍",
                "利",
                "贾利大",
                "大屠杀",
                "1992年",
                "Karabakh",
                "nagorno-karabakh",
                "azerbaidjan",
                "title:xocali",
                "author:\"leyla eliyeva\"",
                "author:ley*",
                "section:siyaset",
                "lang:az",
                "lang:ru,az",
                "source:az",
                "source:report.az",
                "country:az",
                "event:khojaly n:33",
                "event:black-january year:<1991",
                "event:khojaly event:khojaly-massacre",
                "n:30..34 kind:commemoration",
                "story:story-1",
                "relation:near,exact",
                "copies:>5",
                "has:anniversary",
                "event:*",
                "after:2025-02-26",
                "after:2d",
                "before:today",
                "-tehran",
                "tehran OR baki",
                "-(tehran OR moscow) (event:khojaly OR n:1)",
            })
    void itMatches(String query) {
        assertThat(matches(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xoca",
                "\"ili 33\"",
                "\"33 bakı\"",
                "利霍",
                "title:baki",
                "leyla",
                "siyaset",
                "author:xocali",
                "lang:azb",
                "source:port.az",
                "country:tr",
                "event:khojaly n:35",
                "event:kho",
                "year:1991",
                "kind:birth",
                "copies:<5",
                "has:revision",
                "before:2025-02-26",
                "after:12h",
                "-baki",
                "baki -event:khojaly",
                "tehran OR moscow",
            })
    void itDoesNotMatch(String query) {
        assertThat(matches(query)).isFalse();
    }

    @Test
    void datesAreReadInTheZoneOfThoseWhoAsk() {
        QueryMatcher inBaku = QueryMatcher.of(QueryParser.parse("before:2025-02-26T13:30"), ZoneId.of("Asia/Baku"));
        QueryMatcher inLondon =
                QueryMatcher.of(QueryParser.parse("before:2025-02-26T08:30"), ZoneId.of("Europe/London"));
        assertThat(List.of(inBaku.matches(ARTICLE, NOW), inLondon.matches(ARTICLE, NOW)))
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "xocali|Xocalı",
                "霍贾利|霍贾利",
                "大屠杀|大屠杀",
                "\"nagorno karabakh\"|Nagorno-Karabakh",
                "soyq*|soyqırımının",
                "azerbaidjan|Azerbaïdjan",
            })
    void theWordsThatMatchedAreShown(String query, String words) {
        assertThat(why(query).words()).singleElement().satisfies(span -> {
            String text = span.place() == Why.Place.TITLE ? TITLE : TEXT;
            assertThat(text.substring(text.offsetByCodePoints(0, span.start()), text.offsetByCodePoints(0, span.end())))
                    .isEqualTo(words);
        });
    }

    @Test
    void theValuesThatMatchedAreShownAsTheArticleHasThem() {
        assertThat(why("lang:az event:khojaly n:>30 (source:az OR source:ru) -kind:birth copies:>1 author:leyla")
                        .fields())
                .containsExactly(
                        "event:khojaly-massacre",
                        "n:33",
                        "lang:az-Latn",
                        "source:News.Report.az",
                        "copies:7",
                        "author:leyla");
    }

    @Test
    void whatDoesNotMatchHasNoReasons() {
        assertThat(explain("moscow")).isEmpty();
    }

    private static boolean matches(String query) {
        return QueryMatcher.of(QueryParser.parse(query), ZoneOffset.UTC).matches(ARTICLE, NOW);
    }

    private static Why why(String query) {
        return explain(query).orElseThrow();
    }

    private static Optional<Why> explain(String query) {
        return QueryMatcher.of(QueryParser.parse(query), ZoneOffset.UTC).explain(ARTICLE, NOW);
    }
}
