package org.perennial.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.language.DetectorChoice;
import org.perennial.analysis.language.LanguageDetector;
import org.perennial.analysis.language.LanguageEngine;
import org.perennial.analysis.language.ModelDetector;
import org.perennial.analysis.language.models.LanguageModels;
import org.perennial.analysis.language.models.LanguageScore;
import org.perennial.benchmarks.Contest.Contestant;
import org.perennial.benchmarks.Contest.Standing;
import org.perennial.contract.Json;
import org.perennial.contract.RawArticle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial bench language}: our engine for Lingua's models beside Lingua itself: speed, memory, start, agreement. */
@Command(
        name = "language",
        description = {
            "Texts a second of the engine for Lingua's models, and of the whole judgement as it is used by default, beside Lingua itself"
                    + " (low accuracy) on the same texts, with heap, time to load, and whether engine and Lingua name the same"
                    + " language and give it the same value.",
            "Ends with 1 if they differ on any text."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial bench language articles.jsonl")
final class LanguageBench implements Callable<Integer> {
    private static final String LINGUA = "Lingua, 1 thread";
    private static final double MEGABYTE = 1 << 20;
    /** How far values may be apart: Lingua adds up in single precision. */
    private static final double ROUNDING = 2e-5;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Raw articles as JSON Lines; generated ones if left out.")
    private @Nullable Path file;

    @Option(
            names = "--articles",
            defaultValue = "1000",
            paramLabel = "N",
            description = "How many at most (${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--lingua",
            defaultValue = "200",
            paramLabel = "N",
            description = "How many of them Lingua is timed on (${DEFAULT-VALUE}); it is compared on all.")
    private int forLingua;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            paramLabel = "N",
            description = "Rounds of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--json", description = "One JSON object instead of the tables.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /**
     * Models that have been loaded, and what it took.
     *
     * @param seconds until they were ready
     * @param megabytes of heap that they hold
     */
    private record Loaded<T>(T models, double seconds, double megabytes) {
        static <T> Loaded<T> of(Supplier<T> load) {
            double before = heap();
            long start = System.nanoTime();
            T models = load.get();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Loaded<>(models, seconds, heap() - before);
        }

        private static double heap() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
        }
    }

    /**
     * What is printed.
     *
     * @param listsLoadSeconds what the frequency lists take beside the engine's models
     * @param texts how many were compared
     * @param sameLanguage of how many both name the same language, or both none
     * @param sameValues for how many of these they give the same values to the same languages, within rounding
     * @param largestDifference between two values
     */
    record Result(
            List<Standing> speeds,
            double engineLoadSeconds,
            double linguaLoadSeconds,
            double listsLoadSeconds,
            double engineMegabytes,
            double linguaMegabytes,
            double listsMegabytes,
            int texts,
            int sameLanguage,
            int sameValues,
            double largestDifference) {}

    @Override
    public Integer call() throws InterruptedException {
        checkPositive("--articles", most);
        checkPositive("--lingua", forLingua);
        checkPositive("--rounds", rounds);
        List<String> texts = texts();
        Loaded<LanguageModels> engine = Loaded.of(LanguageEngine.FAST::load);
        Loaded<LanguageModels> lingua = Loaded.of(LanguageEngine.LINGUA::load);
        Loaded<ModelDetector> byDefault =
                Loaded.of(() -> new ModelDetector(engine.models(), DetectorChoice.DEFAULT.refinements()));
        Result result = compare(texts, engine, lingua, byDefault);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(result));
        } else {
            print(result, texts, out);
        }
        out.flush();
        return result.sameLanguage() == texts.size() ? 0 : 1;
    }

    private Result compare(
            List<String> texts,
            Loaded<LanguageModels> engine,
            Loaded<LanguageModels> lingua,
            Loaded<ModelDetector> byDefault)
            throws InterruptedException {
        int same = 0;
        int sameValues = 0;
        double largest = 0;
        for (String text : texts) {
            List<LanguageScore> ours = engine.models().scores(text);
            List<LanguageScore> theirs = lingua.models().scores(text);
            if (first(ours).equals(first(theirs))) {
                same++;
                double difference = difference(ours, theirs);
                largest = Math.max(largest, difference);
                sameValues += difference <= ROUNDING ? 1 : 0;
            }
        }
        return new Result(
                speeds(texts, engine.models(), lingua.models(), byDefault.models()),
                engine.seconds(),
                lingua.seconds(),
                byDefault.seconds(),
                engine.megabytes(),
                lingua.megabytes(),
                byDefault.megabytes(),
                texts.size(),
                same,
                sameValues,
                largest);
    }

    private List<Standing> speeds(
            List<String> texts, LanguageModels engine, LanguageModels lingua, LanguageDetector byDefault)
            throws InterruptedException {
        List<String> some = texts.subList(0, Math.min(texts.size(), forLingua));
        return new Contest(
                        List.of(
                                new Contestant(LINGUA, some.size(), () -> some.forEach(lingua::scores)),
                                new Contestant("engine, 1 thread", texts.size(), () -> texts.forEach(engine::scores)),
                                new Contestant("engine, 2 threads", texts.size(), () -> onTwoThreads(texts, engine)),
                                new Contestant(
                                        "with all refinements, 2,400 characters of each",
                                        texts.size(),
                                        () -> texts.forEach(text -> byDefault.detect(null, text)))),
                        rounds)
                .run();
    }

    private static void onTwoThreads(List<String> texts, LanguageModels models) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            int half = texts.size() / 2;
            List<Callable<Object>> tasks = Stream.of(texts.subList(0, half), texts.subList(half, texts.size()))
                    .map(part -> Executors.callable(() -> part.forEach(models::scores)))
                    .toList();
            for (Future<Object> done : workers.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the engine failed on a text: " + e.getCause(), e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static String first(List<LanguageScore> scores) {
        return scores.isEmpty() ? "" : scores.get(0).tag();
    }

    private static double difference(List<LanguageScore> ours, List<LanguageScore> theirs) {
        Map<String, Double> values =
                theirs.stream().collect(Collectors.toMap(LanguageScore::tag, LanguageScore::value));
        double largest = ours.size() == theirs.size() ? 0 : 1;
        for (LanguageScore score : ours) {
            largest = Math.max(largest, Math.abs(score.value() - values.getOrDefault(score.tag(), 0.0)));
        }
        return largest;
    }

    /** Title and text of the articles, in an order that has nothing to do with their languages. */
    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        if (file == null) {
            SampleArticles.generate(most).forEach(article -> texts.add(text(article)));
        } else {
            try (Stream<String> lines = Files.lines(file)) {
                lines.filter(line -> !line.isBlank())
                        .limit(most)
                        .forEach(line -> texts.add(text(article(file, line, texts.size() + 1))));
            } catch (IOException e) {
                throw new ParameterException(
                        spec.commandLine(),
                        "cannot read " + file + ": give a readable file of raw articles as JSON Lines",
                        e);
            }
        }
        if (texts.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), file + " holds no articles: give one JSON object per line");
        }
        Collections.shuffle(texts, new Random(7));
        return texts;
    }

    private RawArticle article(Path path, String line, int number) {
        try {
            return Json.read(line, RawArticle.class);
        } catch (SerializationException e) {
            throw new ParameterException(spec.commandLine(), path + ", article " + number + ": " + e.getMessage(), e);
        }
    }

    private static String text(RawArticle article) {
        return article.title() == null ? article.text() : article.title() + "\n" + article.text();
    }

    private void checkPositive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " is " + value + ": give at least 1");
        }
    }

    private void print(Result result, List<String> texts, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d texts of %d characters on average, median of %d rounds%n%n",
                texts.size(),
                (int) texts.stream().mapToInt(String::length).average().orElse(0),
                rounds);
        out.printf(Locale.ROOT, "%-48s %10s %8s%n", "", "texts/s", "ratio");
        result.speeds()
                .forEach(standing -> out.printf(
                        Locale.ROOT,
                        "%-48s %10.1f %8.2f%n",
                        standing.contestant(),
                        standing.articlesPerSecond(),
                        standing.ratio()));
        out.printf(Locale.ROOT, "%n%-48s %10s %8s%n", "", "seconds", "MB heap");
        out.printf(
                Locale.ROOT,
                "%-48s %10.2f %8.0f%n",
                "Lingua, loaded",
                result.linguaLoadSeconds(),
                result.linguaMegabytes());
        out.printf(
                Locale.ROOT,
                "%-48s %10.2f %8.0f%n",
                "engine, loaded",
                result.engineLoadSeconds(),
                result.engineMegabytes());
        out.printf(
                Locale.ROOT,
                "%-48s %10.2f %8.0f%n%n",
                "frequency lists, loaded beside it",
                result.listsLoadSeconds(),
                result.listsMegabytes());
        out.printf(
                Locale.ROOT,
                "the same language for %d of %d texts, the same values for %d, largest difference %.1e%n",
                result.sameLanguage(),
                result.texts(),
                result.sameValues(),
                result.largestDifference());
    }
}
