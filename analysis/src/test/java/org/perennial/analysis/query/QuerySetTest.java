package org.perennial.analysis.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.perennial.analysis.query.QuerySet.Asked;
import org.perennial.analysis.query.QuerySet.Hit;

class QuerySetTest {
    private static final Instant NOW = Instant.parse("2025-02-27T12:00:00Z");
    private static final String[] WORDS =
            "baku khojaly 霍贾利 大屠杀 хоҷалӣ парламент мой ไทย ประเทศ مجزرة genocide memorial peace talks".split(" ");
    private static final String[] CONDITIONS = {
        "lang:az",
        "lang:sr",
        "source:example",
        "source:b.example",
        "event:khojaly",
        "n:>30",
        "story:s1",
        "has:revision",
        "country:az",
        "khoj*",
        "霍",
        "title:baku",
        "author:leyla",
        "\"peace talks\"",
        "after:1d"
    };

    @Test
    void itFindsWhatEachQueryFindsByItself() {
        Random random = new Random(7);
        List<Asked<Integer>> queries = IntStream.range(0, 3_000)
                .mapToObj(number -> asked(number, query(random, 3)))
                .toList();
        QuerySet<Integer> set = new QuerySet<>(queries);
        for (int round = 0; round < 100; round++) {
            Document document = document(random);
            assertThat(set.matching(document, NOW)).extracting(Hit::key).isEqualTo(each(queries, document));
        }
    }

    @Test
    void queriesWithoutAnythingInCommonWithAnArticleAreNotTried() {
        List<Asked<Integer>> queries = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            queries.add(asked(i, "lang:az (baku OR tbilisi) genocide name" + i));
        }
        Document article = article("genocide in baku remembered by name77", "az");
        assertThat(new QuerySet<>(queries).candidates(article).cardinality()).isEqualTo(1);
    }

    @Test
    void aQueryThatOnlyExcludesIsAlwaysTried() {
        QuerySet<Integer> set = new QuerySet<>(List.of(asked(1, "-lang:az")));
        assertThat(set.matching(article("anything", "tr"), NOW))
                .extracting(Hit::key)
                .containsExactly(1);
    }

    private static List<Integer> each(List<Asked<Integer>> queries, Document document) {
        return queries.stream()
                .filter(asked -> QueryMatcher.of(asked.query(), asked.zone()).matches(document, NOW))
                .map(Asked::key)
                .toList();
    }

    private static Asked<Integer> asked(int number, String query) {
        return new Asked<>(number, QueryParser.parse(query), ZoneOffset.UTC);
    }

    private static String query(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 5)) {
            case 0 -> WORDS[random.nextInt(WORDS.length)];
            case 1 -> CONDITIONS[random.nextInt(CONDITIONS.length)];
            case 2 -> "-" + (random.nextBoolean() ? WORDS[random.nextInt(WORDS.length)] : "lang:az");
            case 3 -> "(" + query(random, depth - 1) + " OR " + query(random, depth - 1) + ")";
            default -> query(random, depth - 1) + " " + query(random, depth - 1);
        };
    }

    private static Document document(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return new Document(
                IndexedText.of(
                        random.nextBoolean() ? "Baku" : null,
                        List.of("Leyla A"),
                        "https://b.example/x/y",
                        text.toString()),
                List.of(List.of("az"), List.of("sr-Latn"), List.of("mul", "th", "az"))
                        .get(random.nextInt(3)),
                List.of("a.b.example", "news.az", "b.example").get(random.nextInt(3)),
                random.nextBoolean() ? List.of() : List.of(new Mention("khojaly-massacre", "other", 33, null)),
                false,
                random.nextBoolean() ? null : "s1",
                "revision",
                1,
                0,
                NOW.minusSeconds(random.nextInt(200_000)));
    }

    private static Document article(String text, String language) {
        return new Document(
                IndexedText.of(null, List.of(), null, text),
                List.of(language),
                null,
                List.of(),
                false,
                null,
                null,
                1,
                0,
                NOW);
    }
}
