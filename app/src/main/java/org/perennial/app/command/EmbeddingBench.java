package org.perennial.app.command;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.app.bench.InventedArchive;
import org.perennial.app.bench.StoryScore;
import org.perennial.app.pipeline.EmbeddingSettings;
import org.perennial.contract.Json;
import org.perennial.contract.RawArticle;
import org.perennial.processing.ArticleAnalyzer;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.processing.stories.StoryEmbedding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code perennial bench embedding}: what a model costs, and what it gives to the links of stories. */
@Command(
        name = "embedding",
        description = {
            "Texts a second of an embedding model and the bytes of what it says, beside the articles a second of analyze without"
                    + " it.",
            "With labelled stories, also how right the links across languages are with it and without."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  perennial bench embedding --model model.onnx --tokenizer tokenizer.json --gold stories.jsonl",
            "",
            "A line of stories.jsonl: {\"id\":…, \"lang\":…, \"story\":…, \"published\":…, \"title\":…, \"text\":…}"
        })
public final class EmbeddingBench implements Callable<Integer> {
    private static final long SEED = 2_025;
    private static final int WARM = 20;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model's ONNX file.")
    private @Nullable Path model;

    @Option(names = "--tokenizer", required = true, paramLabel = "FILE", description = "Its tokenizer.json.")
    private @Nullable Path tokenizer;

    @Option(
            names = "--weight",
            split = ",",
            defaultValue = "" + StoryEmbedding.WEIGHT,
            paramLabel = "W",
            description = "The most that it adds, 0 to 1; several are measured in turn (${DEFAULT-VALUE}).")
    private List<Double> weights = new ArrayList<>();

    @Option(
            names = "--max-tokens",
            defaultValue = "" + EmbeddingSettings.MAX_TOKENS,
            paramLabel = "N",
            description = "Tokens of a text that it reads (${DEFAULT-VALUE}).")
    private int maxTokens;

    @Option(
            names = "--texts",
            defaultValue = "200",
            paramLabel = "N",
            description = "How many texts are embedded to measure the speed (${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--gold", paramLabel = "FILE", description = "Labelled stories as JSON Lines, in order of arrival.")
    private @Nullable Path gold;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** A labelled article. Other keys of a row are ignored. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Row(
            String id,
            String lang,
            String story,
            @Nullable Instant published,
            @Nullable String title,
            String text) {
        RawArticle raw() {
            Map<String, Object> fields = new HashMap<>();
            fields.put("id", id);
            fields.put("title", title);
            fields.put("text", text);
            fields.put("published", published);
            return Json.read(Json.write(fields), RawArticle.class);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--texts is " + count + ": give at least 1");
        }
        List<Row> rows = gold == null ? List.of() : read(gold);
        for (double weight : weights) {
            new EmbeddingSettings(
                    model, tokenizer, weight, maxTokens); // refuses what is out of range before anything is loaded
        }
        StoryEmbedding opened = new EmbeddingSettings(model, tokenizer, weights.get(0), maxTokens).open();
        if (opened == null || model == null) {
            throw new IllegalStateException("the options are required");
        }
        try {
            List<RawArticle> articles =
                    rows.isEmpty() ? invented() : rows.stream().map(Row::raw).toList();
            printSpeed(opened, model, articles);
            if (!rows.isEmpty()) {
                printScores(opened, rows, articles);
            }
        } finally {
            opened.embedder().close();
        }
        return Exit.OK;
    }

    private List<RawArticle> invented() {
        InventedArchive archive = new InventedArchive(SEED, count);
        List<RawArticle> articles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var article = archive.article(i);
            articles.add(new Row(article.id(), "", "", null, article.title(), article.text()).raw());
        }
        return articles;
    }

    private void printSpeed(StoryEmbedding opened, Path file, List<RawArticle> articles) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        int texts = Math.min(count, articles.size());
        for (int i = 0; i < WARM; i++) {
            RawArticle article = articles.get(i % articles.size());
            opened.embedder().embed(article.title(), article.text());
        }
        long began = System.nanoTime();
        try (Progress progress = Progress.of("Embedding", "texts", texts)) {
            for (RawArticle article : articles.subList(0, texts)) {
                opened.embedder().embed(article.title(), article.text());
                progress.step();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(Locale.ROOT, "%-44s %,12d%n", "bytes of the model", Files.size(file));
        out.printf(
                Locale.ROOT,
                "%-44s %,12d%n",
                "bytes kept of an article, and of a story",
                opened.embedder().dimensions());
        out.printf(
                Locale.ROOT,
                "%-44s %12.1f%n",
                "texts/s, one thread, " + maxTokens + " tokens at most",
                texts / seconds);
        out.flush();
    }

    private void printScores(StoryEmbedding opened, List<Row> rows, List<RawArticle> articles)
            throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Judgements judgements = Judgements.load(Stage.all());
        out.printf(
                Locale.ROOT,
                "%n%,d articles; pairs across languages%n%-28s %9s %9s %9s %12s%n",
                rows.size(),
                "",
                "precision",
                "recall",
                "F1",
                "articles/s");
        print("without", judgements, rows, articles);
        for (double weight : weights) {
            print(
                    "with, weight " + weight,
                    judgements.with(new StoryEmbedding(opened.embedder(), weight)),
                    rows,
                    articles);
        }
    }

    private void print(String name, Judgements judgements, List<Row> rows, List<RawArticle> articles)
            throws InterruptedException {
        Map<String, String> stories = new HashMap<>();
        long began = System.nanoTime();
        try (Progress progress = Progress.of("Finding stories, " + name, "articles", articles.size())) {
            new ArticleAnalyzer(judgements, Runtime.getRuntime().availableProcessors())
                    .analyze(
                            articles.iterator(),
                            article -> {
                                stories.put(article.id(), String.valueOf(article.story()));
                                progress.step();
                            },
                            (article, why) -> progress.step());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        StoryScore score = StoryScore.across(rows.stream()
                .map(row -> new StoryScore.Placed(row.lang(), row.story(), stories.getOrDefault(row.id(), row.id())))
                .toList());
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%-28s %9.3f %9.3f %9.3f %12.1f%n",
                name,
                score.precision(),
                score.recall(),
                score.f1(),
                articles.size() / seconds);
        out.flush();
    }

    private List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            new JsonLines<>(lines, Row.class, problem -> {
                        throw new ParameterException(spec.commandLine(), file + ", " + problem);
                    })
                    .forEachRemaining(rows::add);
        }
        if (rows.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), file + " holds no articles: give one JSON object per line");
        }
        return rows;
    }
}
