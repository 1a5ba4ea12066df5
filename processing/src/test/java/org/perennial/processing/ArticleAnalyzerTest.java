package org.perennial.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.processing.judgement.Stage;
import org.perennial.testkit.Articles;

class ArticleAnalyzerTest {
    private static final String STATEMENT =
            "The harbour council met on Tuesday and agreed to rebuild the old pier before the summer.";

    private final List<EnrichedArticle> out = new ArrayList<>();
    private final List<RawArticle> refused = new ArrayList<>();

    @Test
    void articlesComeOutInTheOrderInWhichTheyGoIn() throws InterruptedException {
        List<RawArticle> articles = numbered(2_000).toList();

        analyze(Stage.all(), articles.iterator());

        assertThat(out).extracting(EnrichedArticle::id).isEqualTo(ids(articles));
    }

    @Test
    void copiesAndVersionsAreThoseOfTheStream(@TempDir Path stateDirectory) throws InterruptedException {
        List<RawArticle> articles = List.of(
                article("agency", STATEMENT, 0),
                article("daily", STATEMENT, 1),
                article("agency", STATEMENT + " It was late.", 2),
                article("weekly", STATEMENT + " It was late!", 3),
                article("daily", STATEMENT, 4),
                article("ticker", "Live: harbour", 5),
                article("ticker", "Live: pier", 6));

        analyze(Stage.all(), articles.iterator());

        try (TopologyUnderTest topology = new TopologyUnderTest(stateDirectory)) {
            articles.forEach(topology::publish);
            assertThat(out).isEqualTo(topology.enriched());
        }
    }

    @Test
    void onlyWhatIsAskedForIsJudged() throws InterruptedException {
        analyze(
                EnumSet.of(Stage.LANGUAGE),
                List.of(article("agency", STATEMENT, 0)).iterator());

        assertThat(out.get(0).language()).isNotNull();
        assertThat(out.get(0).duplicate()).isNull();
    }

    @Test
    void anArticleThatIsNobodysCopyBeginsAStory() throws InterruptedException {
        analyze(Stage.all(), List.of(article("agency", STATEMENT, 0)).iterator());

        assertThat(out.get(0).story()).isEqualTo(out.get(0).id());
    }

    @Test
    void aCopyIsToldWhereItsOriginalIs() throws InterruptedException {
        analyze(
                Stage.all(),
                List.of(article("agency", STATEMENT, 0), article("daily", STATEMENT, 1))
                        .iterator());

        assertThat(out.get(1).story()).isEqualTo(out.get(0).id());
    }

    @Test
    void anArticleWithoutAFetchTimeIsComparedAllTheSame() throws InterruptedException {
        analyze(Stage.all(), List.of(timeless("agency"), timeless("daily")).iterator());

        assertThat(out.get(1).duplicate().relation()).isEqualTo(Duplicate.Relation.EXACT);
    }

    @Test
    void anArticleThatBreaksAJudgementIsRefusedInItsPlace() throws InterruptedException {
        analyze(
                Stage.all(),
                List.of(article("agency", Fakes.UNJUDGEABLE, 0), article("daily", STATEMENT, 1))
                        .iterator());

        assertThat(refused).hasSize(1);
        assertThat(out).hasSize(1);
    }

    @Test
    void whatTheReaderThrowsIsThrownAfterTheArticlesBefore() {
        Iterator<RawArticle> breaking = new Iterator<>() {
            private boolean given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public RawArticle next() {
                if (given) {
                    throw new UncheckedIOException(new java.io.IOException("line 2 is no article"));
                }
                given = true;
                return article("agency", STATEMENT, 0);
            }
        };

        assertThatThrownBy(() -> analyze(Stage.all(), breaking)).hasMessageContaining("line 2");
        assertThat(out).hasSize(1);
    }

    @Test
    void noMoreArticlesAreHeldThanAreBeingJudged() throws InterruptedException {
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Iterator<RawArticle> counted = numbered(500)
                .peek(article -> most.accumulateAndGet(held.incrementAndGet(), Math::max))
                .iterator();

        new ArticleAnalyzer(Fakes.judgements(EnumSet.of(Stage.LANGUAGE, Stage.DUPLICATES)), 2)
                .analyze(counted, article -> held.decrementAndGet(), (article, why) -> {});

        assertThat(most.get()).isLessThan(50);
    }

    private void analyze(Set<Stage> stages, Iterator<RawArticle> articles) throws InterruptedException {
        new ArticleAnalyzer(Fakes.judgements(stages), 3)
                .analyze(articles, out::add, (article, why) -> refused.add(article));
    }

    private static Stream<RawArticle> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> article("site-" + number, STATEMENT + " Item " + number + " of the list.", number));
    }

    private static List<String> ids(List<RawArticle> articles) {
        return articles.stream().map(RawArticle::id).toList();
    }

    private static RawArticle article(String name, String text, int second) {
        return Articles.raw(name, "Pier to be rebuilt", text, Articles.FETCHED.plusSeconds(second));
    }

    private static RawArticle timeless(String id) {
        return org.perennial.contract.Json.read(
                "{\"id\":\"" + id + "\",\"text\":\"" + STATEMENT + "\"}", RawArticle.class);
    }
}
