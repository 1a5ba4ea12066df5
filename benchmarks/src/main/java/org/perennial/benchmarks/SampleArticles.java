package org.perennial.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.perennial.contract.ArticleId;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;

/**
 * Articles for measuring speed where no others are given: sentences of our own in several languages, put together at random
 * and the same each time. They say nothing about how right a judgement is.
 */
final class SampleArticles {
    private static final String SENTENCES = "sentences.tsv";
    /** The instant at which they were published and fetched. */
    static final Instant FETCHED = Instant.parse("2025-02-25T09:10:00Z");

    private static final long SEED = 20_250_225;
    private static final int CHARACTERS_IN_AN_ARTICLE = 3_300;

    /** One in so many ends with its language's last sentence, which speaks of an anniversary. */
    private static final int WITH_ANNIVERSARY = 10;

    /** One in so many carries the text of the one before. */
    private static final int COPIES = 5;

    private SampleArticles() {}

    static List<RawArticle> generate(int count) {
        Map<String, List<String>> sentences = sentences();
        List<String> languages = List.copyOf(sentences.keySet());
        Random random = new Random(SEED);
        List<RawArticle> articles = new ArrayList<>();
        String text = "";
        for (int number = 0; number < count; number++) {
            String language = languages.get(number / COPIES % languages.size());
            text = number % COPIES == COPIES - 1
                    ? text
                    : text(sentences.getOrDefault(language, List.of()), number, random);
            articles.add(article(number, text, language));
        }
        return articles;
    }

    private static String text(List<String> sentences, int number, Random random) {
        StringBuilder text = new StringBuilder();
        int ordinary = Math.max(1, sentences.size() - 1);
        while (text.length() < CHARACTERS_IN_AN_ARTICLE) {
            text.append(sentences.get(random.nextInt(ordinary))).append(' ');
        }
        if (number % WITH_ANNIVERSARY == 0) {
            text.append(sentences.get(sentences.size() - 1)).append(' ');
        }
        return text.append(number).append('.').toString();
    }

    private static RawArticle article(int number, String text, String language) {
        String url = "https://site-" + number + ".example/article";
        return new RawArticle(
                ArticleId.ofUrl(url),
                url,
                url,
                "site-" + number + ".example",
                null,
                null,
                text.substring(0, Math.min(60, text.length())),
                text,
                null,
                List.of(),
                FETCHED,
                PublishedFrom.FEED,
                null,
                FETCHED.plusSeconds(number),
                language,
                false);
    }

    /** Sentences by language. */
    private static Map<String, List<String>> sentences() {
        Map<String, List<String>> byLanguage = new TreeMap<>();
        try (InputStream file = SampleArticles.class.getResourceAsStream(SENTENCES)) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks " + SENTENCES);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                byLanguage
                        .computeIfAbsent(line.substring(0, tab), language -> new ArrayList<>())
                        .add(line.substring(tab + 1));
            }
            return byLanguage;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SENTENCES, e);
        }
    }
}
