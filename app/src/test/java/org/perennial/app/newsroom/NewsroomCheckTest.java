package org.perennial.app.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perennial.app.newsroom.Holdings.StoredArticle;
import org.perennial.app.newsroom.Holdings.StoredDeadLetter;
import org.perennial.app.newsroom.Holdings.StoredMention;
import org.perennial.app.newsroom.NewsroomCheck.Kind;
import org.perennial.app.newsroom.NewsroomCheck.Tally;

class NewsroomCheckTest {
    private static final String BASE = "http://127.0.0.1:8650/";
    private static final StoredMention BRIDGE = mention(34, "commemoration", 0.9);

    private final NewsroomKey key = Samples.key();
    private final Shelf shelf = new Shelf();

    /** A store in memory; articles are found by the last part of their guid, the entry's id. */
    private static final class Shelf implements Holdings {
        private final Map<String, StoredArticle> articles = new HashMap<>();
        private final List<StoredDeadLetter> letters = new ArrayList<>();

        @Override
        public Optional<StoredArticle> article(ArticlePlace place) {
            String id = place.guid().substring(place.guid().indexOf(':') + 1);
            return Optional.ofNullable(articles.get(id));
        }

        @Override
        public List<StoredDeadLetter> deadLetters() {
            return letters;
        }

        @Override
        public int articlesUnder(String base) {
            return articles.size();
        }
    }

    @BeforeEach
    void fillTheShelfAsTheKeyAsks() {
        put("hill-0001", "en", "original", "c1", 1, BRIDGE);
        put("hill-0002", "en", "original", "c2", 2);
        put("hill-0003", "en", "original", "c3", 1);
        put("valley-0001", "en", "exact", "c1", 1);
        put("valley-0002", "en", "original", "c4", 1);
        put("dolina-0001", "ru", "original", "c5", 1);
        put("json-0001", "en", "original", "c6", 1);
        put("sitemap-0001", "tr", "original", "c7", 1);
        put("sitemap-0002", "tr", "original", "c8", 1);
        put("bell-0001", "en", "original", "c10", 1);
        shelf.letters.add(new StoredDeadLetter(BASE + "hill-courier/news/hill-0004", "page-without-text"));
        shelf.letters.add(new StoredDeadLetter(BASE + "json-daily/news/json-0002", "page-unreachable"));
        shelf.letters.add(new StoredDeadLetter(BASE + "broken-bell/feed", "feed-unreadable"));
        shelf.letters.add(new StoredDeadLetter("https://elsewhere.example/x", "page-unreachable"));
    }

    @Test
    void aStoreThatHoldsWhatTheKeySaysHasNoDifferences() {
        NewsroomCheck.Result result = NewsroomCheck.compare(key, shelf);

        assertThat(result.differences()).isEmpty();
        assertThat(result.holds()).isTrue();
        assertThat(result.tallies())
                .containsEntry(Kind.ARTICLES, new Tally(10, 10))
                .containsEntry(Kind.TAGS, new Tally(1, 1))
                .containsEntry(Kind.UNTAGGED, new Tally(1, 1))
                .containsEntry(Kind.COPIES, new Tally(1, 1))
                .containsEntry(Kind.VERSIONS, new Tally(10, 10))
                .containsEntry(Kind.DEAD_LETTERS, new Tally(3, 3));
    }

    @Test
    void aMissingArticleIsOneDifferenceAndNotFive() {
        shelf.articles.remove("hill-0001");

        NewsroomCheck.Result result = NewsroomCheck.compare(key, shelf);

        assertThat(result.differences())
                .containsExactly("hill-0001: article: expected " + BASE + "hill-courier/news/hill-0001, found none");
        assertThat(result.tallies())
                .containsEntry(Kind.ARTICLES, new Tally(10, 9))
                .containsEntry(Kind.TAGS, new Tally(1, 0));
    }

    @Test
    void anArticleBuriedAsADeadLetterSaysWhy() {
        shelf.articles.remove("json-0001");
        shelf.letters.add(new StoredDeadLetter(BASE + "json-daily/news/json-0001", "page-without-text"));

        assertDifferences("json-0001: article: expected " + BASE
                + "json-daily/news/json-0001, found none, but a dead letter: page-without-text");
    }

    @Test
    void aWrongTagNamesBoth() {
        put("hill-0001", "en", "original", "c1", 1, mention(33, "commemoration", 0.9));

        assertDifferences("hill-0001: anniversaries: expected harrow-bridge n 34 start 1992-02-25 end 1992-02-26,"
                + " found harrow-bridge n 33 start 1992-02-25 end 1992-02-26");
    }

    @Test
    void aTagWhereNoneBelongsIsADifference() {
        put("hill-0002", "en", "original", "c2", 2, BRIDGE);

        assertDifferences("hill-0002: anniversaries: expected none,"
                + " found harrow-bridge n 34 start 1992-02-25 end 1992-02-26");
    }

    @Test
    void observancesAndDoubtfulTagsDoNotCount() {
        put("hill-0002", "en", "original", "c2", 2, mention(34, "observance", 0.9), mention(34, "founding", 0.49));

        assertDifferences();
    }

    @Test
    void aFurtherTagOnATaggedArticleIsNoDifference() {
        put("hill-0001", "en", "original", "c1", 1, mention(5, "founding", 0.9), BRIDGE);

        assertDifferences();
    }

    @Test
    void whicheverCopyCameFirstIsTheOriginal() {
        put("hill-0001", "en", "exact", "c1", 1, BRIDGE);
        put("valley-0001", "en", "original", "c1", 1);

        assertDifferences();
    }

    @Test
    void twoCopiesInTwoClustersAreADifference() {
        put("valley-0001", "en", "original", "c9", 1);

        assertDifferences("hill-0001: copy: expected an exact copy of valley-0001,"
                + " found original in cluster c1 and original in cluster c9");
    }

    @Test
    void aCopyOfNothingIsADifference() {
        put("json-0001", "en", "exact", "c2", 1);

        assertDifferences("json-0001: copy: expected none, found an exact copy in cluster c2");
    }

    @Test
    void languageAndVersionsAreCompared() {
        put("hill-0002", "de", "original", "c2", 3);

        assertDifferences("hill-0002: language: expected en, found de", "hill-0002: versions: expected 2, found 3");
    }

    @Test
    void aDeadLetterForAnotherReasonIsADifference() {
        shelf.letters.remove(0);
        shelf.letters.add(new StoredDeadLetter(BASE + "hill-courier/news/hill-0004", "row-refused"));

        assertDifferences("hill-0004: dead letter: expected page-without-text, found [row-refused]");
    }

    @Test
    void aDeadLetterThatIsAnArticleAsWellIsADifference() {
        put("hill-0004", "en", "original", "c9", 1);

        assertDifferences("hill-0004: article: expected none, since it is a dead letter, found one");
    }

    @Test
    void aDeadLetterNobodyExpectsIsADifference() {
        shelf.letters.add(new StoredDeadLetter(BASE + "hill-courier/rss.xml", "feed-unreadable"));

        assertDifferences(BASE + "hill-courier/rss.xml: dead letter: expected none, found feed-unreadable");
    }

    @Test
    void anArticleNobodyExpectsIsADifference() {
        put("stranger", "en", "original", "c9", 1);

        assertDifferences("all: articles: expected 10 under " + BASE + ", found 11");
    }

    private void assertDifferences(String... sentences) {
        assertThat(NewsroomCheck.compare(key, shelf).differences()).containsExactly(sentences);
    }

    private void put(
            String id, String language, String relation, String cluster, int versions, StoredMention... mentions) {
        shelf.articles.put(id, new StoredArticle(language, relation, cluster, versions, List.of(mentions)));
    }

    private static StoredMention mention(int n, String kind, double confidence) {
        return new StoredMention(
                Optional.of("harrow-bridge"),
                OptionalInt.of(n),
                Optional.of(LocalDate.parse("1992-02-25")),
                Optional.of(LocalDate.parse("1992-02-26")),
                kind,
                confidence);
    }
}
