package org.perennial.watch.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.AnniversaryMention.EventDate;
import org.perennial.contract.AnniversaryMention.Kind;
import org.perennial.contract.ArticleId;
import org.perennial.contract.Cluster;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Language;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;
import org.perennial.testkit.Articles;

/** The texts of the sample newsroom, each with judgements drawn at random: the texts are real, the judgements are varied. */
final class NewsroomArticles {
    private static final Path FEEDS = Path.of("../app/src/main/resources/newsroom/feeds");
    private static final Instant FIRST = Instant.parse("2025-02-10T00:00:00Z");
    private static final int SECONDS = 17 * 86_400;
    private static final String[] SOURCES = {
        "news.az", "News.BBC.co.uk", "a.example", "b.a.example", "xn--p1ai.рф", "GAZETE.com.tr"
    };
    private static final String[] LANGUAGES = {"az", "tr", "sr-Latn", "sr-Cyrl", "zh-Hant", "und"};
    private static final String[] EVENTS = {"khojaly-massacre", "black-january-1990", "black-friday", "chernobyl"};
    private static final String[] AUTHORS = {"Leyla A. Əliyeva", "Müşfiq", "李明", "John O'Neil"};
    private static final String[] SECTIONS = {"world/", "politics/2025/", "", "%D0%BC%D0%B8%D1%80/"};

    private final Random random = new Random(33);
    private final List<EnrichedArticle> articles = new ArrayList<>();
    private final List<Cluster> clusters = new ArrayList<>();

    private NewsroomArticles() {}

    static NewsroomArticles read() throws IOException {
        NewsroomArticles newsroom = new NewsroomArticles();
        try (var files = Files.list(FEEDS)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                newsroom.addAll(new YAMLMapper().readTree(file.toFile()));
            }
        }
        return newsroom;
    }

    private static Language in(String tag) {
        return new Language(tag, 0.9, List.of(), List.of());
    }

    private Language several() {
        return new Language(
                "mul",
                0.9,
                List.of(),
                List.of(new Language.Share(one(LANGUAGES), 0.6), new Language.Share(one(LANGUAGES), 0.4)));
    }

    List<EnrichedArticle> articles() {
        return articles;
    }

    List<Cluster> clusters() {
        return clusters;
    }

    /** How many other articles carry an article's text. */
    int copies(EnrichedArticle article) {
        Duplicate duplicate = article.duplicate();
        return duplicate == null
                ? 0
                : clusters.stream()
                        .filter(cluster -> cluster.id().equals(duplicate.cluster()))
                        .mapToInt(cluster -> cluster.articles() - 1)
                        .findFirst()
                        .orElse(0);
    }

    /** An article as if it had been fetched at another instant, so long after its publication. */
    static EnrichedArticle fetchedAt(EnrichedArticle article, Instant fetched, Duration delay) {
        return EnrichedArticle.of(new RawArticle(
                        article.id(),
                        article.url(),
                        article.canonicalUrl(),
                        article.source(),
                        null,
                        null,
                        article.title(),
                        article.text(),
                        null,
                        article.authors(),
                        fetched.minus(delay),
                        PublishedFrom.FEED,
                        null,
                        fetched,
                        null,
                        false))
                .withLanguage(article.language())
                .withDuplicate(article.duplicate())
                .withVersion(article.version())
                .withAnniversaries(article.anniversaries());
    }

    private void addAll(JsonNode feed) {
        for (JsonNode entry : feed.path("entries")) {
            String text =
                    storable(entry.path("body").asText(entry.path("summary").asText("")));
            if (!text.isBlank()) {
                articles.add(
                        article(articles.size(), storable(entry.path("title").asText("")), text));
            }
        }
    }

    /** As the sink's reader hands it on. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private EnrichedArticle article(int number, String title, String text) {
        String url = "https://site-" + number + ".example/" + one(SECTIONS) + "article";
        Instant fetched = FIRST.plusSeconds(random.nextInt(SECONDS));
        EnrichedArticle article = EnrichedArticle.of(new RawArticle(
                ArticleId.ofUrl(url),
                url,
                url,
                maybe(one(SOURCES)),
                null,
                null,
                title,
                text,
                null,
                random.nextBoolean() ? List.of() : List.of(one(AUTHORS), one(AUTHORS)),
                maybe(fetched.minusSeconds(random.nextInt(90_000) - 10_000)),
                PublishedFrom.FEED,
                null,
                fetched,
                null,
                false));
        if (random.nextInt(4) > 0) {
            article = article.withLanguage(random.nextInt(5) == 0 ? several() : in(one(LANGUAGES)));
        }
        if (random.nextInt(4) > 0) {
            article = article.withDuplicate(new Duplicate(one(Duplicate.Relation.values()), null, article.id(), null));
            if (random.nextBoolean()) {
                clusters.add(new Cluster(article.id(), article.id(), 1 + random.nextInt(4), fetched, fetched, null));
            }
        }
        if (random.nextInt(3) > 0) {
            article = article.withStory("story-" + random.nextInt(9), "part-" + number, 0.5);
        }
        List<AnniversaryMention> mentions = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            mentions.add(mention());
        }
        return article.withVersion(1 + random.nextInt(2)).withAnniversaries(mentions);
    }

    private AnniversaryMention mention() {
        LocalDate start = LocalDate.of(1900 + random.nextInt(100), 1 + random.nextInt(12), 1);
        EventDate date = new EventDate(start, start.plusDays(random.nextInt(900)), EventDate.Precision.RANGE);
        return new AnniversaryMention(
                maybe(one(EVENTS)),
                null,
                one(Kind.values()),
                maybe(date),
                maybe(random.nextInt(60)),
                null,
                random.nextDouble(),
                Articles.mention("x", 1, date, 0, "x").evidence(),
                List.of());
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T maybe(T value) {
        return random.nextInt(4) == 0 ? null : value;
    }
}
