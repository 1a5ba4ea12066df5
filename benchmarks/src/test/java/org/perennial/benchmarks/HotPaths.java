package org.perennial.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.perennial.analysis.anniversary.AnniversaryMention;
import org.perennial.analysis.anniversary.AnniversaryTagger;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.anniversary.Passage;
import org.perennial.analysis.dedup.Comparison;
import org.perennial.analysis.dedup.TextPrint;
import org.perennial.analysis.language.DetectedLanguage;
import org.perennial.analysis.language.DetectorChoice;
import org.perennial.analysis.language.LanguageDetector;
import org.perennial.contract.RawArticle;

/**
 * What is done for every article, each by itself, as JMH measures it: {@code mvn -Pjmh verify}. One operation is a hundred
 * articles in the languages of the sample, one after the other; of comparing, a hundred pairs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
public class HotPaths {
    private static final int ARTICLES = 100;

    private final LanguageDetector detector = DetectorChoice.DEFAULT.load();
    private final AnniversaryTagger tagger = new AnniversaryTagger(AnniversaryTagger.lexicons(), EventRegistry.load());
    private final List<RawArticle> articles = SampleArticles.generate(ARTICLES);
    private final List<Passage> passages = new ArrayList<>();
    private final List<TextPrint> prints = new ArrayList<>();

    /** Judges the articles once, so that each path begins with what the one before gives. */
    public HotPaths() {
        for (RawArticle article : articles) {
            DetectedLanguage language = detector.detect(article.title(), article.text());
            passages.add(new Passage(
                    article.title(), article.text(), article.published(), language.main(), language.otherTags()));
            prints.add(TextPrint.of(article.title(), article.text()));
        }
    }

    /** To which language each belongs. */
    @Benchmark
    public List<DetectedLanguage> language() {
        return articles.stream()
                .map(article -> detector.detect(article.title(), article.text()))
                .toList();
    }

    /** Which anniversaries each speaks of. */
    @Benchmark
    public List<List<AnniversaryMention>> anniversaries() {
        return passages.stream().map(tagger::tag).toList();
    }

    /** By what its copies are found. */
    @Benchmark
    public List<TextPrint> prints() {
        return articles.stream()
                .map(article -> TextPrint.of(article.title(), article.text()))
                .toList();
    }

    /** Whether one is a copy of another that shares a key with it. */
    @Benchmark
    public List<Comparison> comparisons() {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < prints.size(); i++) {
            comparisons.add(Comparison.of(prints.get(i), prints.get((i + 1) % prints.size()), Duration.ofHours(1)));
        }
        return comparisons;
    }

    /** Runs all of them, or those that a pattern names, and leaves the table in {@code target/hot-paths.txt}. */
    public static void main(String[] patterns) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(patterns.length == 0 ? HotPaths.class.getName() : patterns[0])
                        .resultFormat(ResultFormatType.TEXT)
                        .result("target/hot-paths.txt")
                        .build())
                .run();
    }
}
