package org.perennial.benchmarks;

import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.perennial.benchmarks.Contest.Contestant;
import org.perennial.benchmarks.Contest.Standing;
import org.perennial.contract.Json;
import org.perennial.contract.RawArticle;
import org.perennial.processing.ArticleAnalyzer;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial bench analyze}: articles a second of {@code analyze}, beside plain Lingua on the whole text. */
@Command(
        name = "analyze",
        description = "Articles a second of perennial analyze, beside Lingua alone on the whole text.",
        mixinStandardHelpOptions = true)
final class AnalyzeBench implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Raw articles as JSON Lines; generated ones if left out.")
    private @Nullable Path file;

    @Option(
            names = "--articles",
            defaultValue = "300",
            paramLabel = "N",
            description = "How many at most (${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            paramLabel = "N",
            description = "Rounds of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of each; all processors if left out.")
    private @Nullable Integer threads;

    @Option(names = "--json", description = "One JSON object per line instead of the table.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        checkPositive("--articles", most);
        checkPositive("--rounds", rounds);
        int parallel = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        checkPositive("--threads", parallel);
        List<RawArticle> articles = file == null ? SampleArticles.generate(most) : read(file);
        if (articles.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), file + " holds no articles: give one JSON object per line");
        }
        List<Standing> standings = new Contest(
                        List.of(
                                lingua("Lingua, whole text, high accuracy", builder(), articles, parallel),
                                lingua(
                                        "Lingua, whole text, low accuracy",
                                        builder().withLowAccuracyMode(),
                                        articles,
                                        parallel),
                                analyze("analyze --stages language", EnumSet.of(Stage.LANGUAGE), articles, parallel),
                                analyze(
                                        "analyze --stages duplicates",
                                        EnumSet.of(Stage.DUPLICATES),
                                        articles,
                                        parallel),
                                analyze("analyze", Stage.all(), articles, parallel)),
                        rounds)
                .run();
        print(standings, articles, parallel);
        return 0;
    }

    private static Contestant analyze(String name, Set<Stage> stages, List<RawArticle> articles, int threads) {
        ArticleAnalyzer analyzer = new ArticleAnalyzer(Judgements.load(stages), threads);
        return new Contestant(
                name,
                articles.size(),
                () -> analyzer.analyze(articles.iterator(), article -> {}, (article, why) -> {}));
    }

    private static LanguageDetectorBuilder builder() {
        return LanguageDetectorBuilder.fromAllLanguages();
    }

    private static Contestant lingua(
            String name, LanguageDetectorBuilder builder, List<RawArticle> articles, int threads) {
        LanguageDetector detector = builder.build();
        return new Contestant(name, articles.size(), () -> detectAll(detector, articles, threads));
    }

    private static void detectAll(LanguageDetector detector, List<RawArticle> articles, int threads)
            throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Object>> tasks = new ArrayList<>();
            articles.forEach(article -> tasks.add(() -> detector.detectLanguageOf(article.text())));
            for (Future<Object> done : workers.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Lingua failed on an article: " + e.getCause(), e);
        } finally {
            workers.shutdownNow();
        }
    }

    private List<RawArticle> read(Path path) {
        List<RawArticle> articles = new ArrayList<>();
        try (var lines = Files.lines(path)) {
            lines.filter(line -> !line.isBlank())
                    .limit(most)
                    .forEach(line -> articles.add(article(path, line, articles)));
            return articles;
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "cannot read " + path + ": give a readable file of raw articles as JSON Lines",
                    e);
        }
    }

    private RawArticle article(Path path, String line, List<RawArticle> before) {
        try {
            return Json.read(line, RawArticle.class);
        } catch (SerializationException e) {
            throw new ParameterException(
                    spec.commandLine(), path + ", article " + (before.size() + 1) + ": " + e.getMessage(), e);
        }
    }

    private void checkPositive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " is " + value + ": give at least 1");
        }
    }

    private void print(List<Standing> standings, List<RawArticle> articles, int parallel) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            standings.forEach(standing -> out.println(Json.write(standing)));
        } else {
            int characters = (int) articles.stream()
                    .mapToInt(article -> article.text().length())
                    .average()
                    .orElse(0);
            out.printf(
                    Locale.ROOT,
                    "%d articles of %d characters on average, %d threads, median of %d rounds%n%n",
                    articles.size(),
                    characters,
                    parallel,
                    rounds);
            out.printf(Locale.ROOT, "%-36s %12s %8s%n", "", "articles/s", "ratio");
            standings.forEach(standing -> out.printf(
                    Locale.ROOT,
                    "%-36s %12.1f %8.2f%n",
                    standing.contestant(),
                    standing.articlesPerSecond(),
                    standing.ratio()));
        }
        out.flush();
    }
}
