package org.perennial.benchmarks;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.AnniversaryMention;
import org.perennial.analysis.anniversary.AnniversaryTagger;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.analysis.anniversary.Lexicon;
import org.perennial.analysis.anniversary.Passage;
import org.perennial.analysis.language.DetectedLanguage;
import org.perennial.analysis.language.DetectorChoice;
import org.perennial.analysis.language.LanguageDetector;
import org.perennial.analysis.language.ModelDetector;
import org.perennial.analysis.language.SignsDetector;
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

/**
 * {@code perennial bench anniversaries}: how fast anniversaries are found, with how much memory, and on labelled passages how
 * well: as they are, disguised, and without the language's file.
 */
@Command(
        name = "anniversaries",
        description = {
            "Articles a second of the anniversary tagger on one thread, beside HeidelTime 2.2.1 and a plain search for years;"
                    + " heap and reload time; with --gold how right it is.",
            "HeidelTime is under the GPL and not shipped: mvn -q -Privals -pl benchmarks generate-resources fetches it."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial bench anniversaries --gold passages.jsonl --quiet articles.jsonl")
final class AnniversariesBench implements Callable<Integer> {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(1[5-9]|20)\\d\\d(?!\\d)");
    private static final int ARTICLES_FOR_HEIDELTIME = 6;
    private static final int MOST_SHOWN = 40;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Raw articles as JSON Lines to measure the speed on; generated ones if left out.")
    private @Nullable Path file;

    @Option(names = "--articles", defaultValue = "600", paramLabel = "N", description = "How many (${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--aliases",
            defaultValue = "100000",
            paramLabel = "N",
            description = "Names of invented events beside the product's own (${DEFAULT-VALUE}).")
    private int aliases;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            paramLabel = "N",
            description = "Rounds of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--heideltime",
            paramLabel = "FOLDER",
            defaultValue = "benchmarks/target/rivals",
            description = "Folder of HeidelTime's jars (${DEFAULT-VALUE}).")
    private Path rivals = Path.of("benchmarks/target/rivals");

    @Option(
            names = "--gold",
            paramLabel = "FILE",
            description =
                    "Labelled passages as JSON Lines: id, lang, pub, text, is_anniversary, n, event_year, evidence.")
    private List<Path> gold = new ArrayList<>();

    @Option(
            names = "--quiet",
            paramLabel = "FILE",
            description =
                    "Articles that somebody has read, as JSON Lines: id, title, text, published, is_anniversary. Those without an"
                            + " anniversary are looked through, and each find is a false alarm and shown.")
    private List<Path> quiet = new ArrayList<>();

    @Option(names = "--no-speed", description = "Only the scores.")
    private boolean noSpeed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!noSpeed) {
            speed();
        }
        if (!gold.isEmpty() || !quiet.isEmpty()) {
            Map<String, Lexicon> lexicons = AnniversaryTagger.lexicons();
            Disguise.learn(lexicons);
            Judge judge = new Judge(lexicons);
            for (Path path : gold) {
                score(path, judge, lexicons);
            }
            for (Path path : quiet) {
                alarms(path, judge);
            }
        }
        out().flush();
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Detector and tagger together, as the product asks them. */
    private static final class Judge {
        private static final ModelDetector MODELS = DetectorChoice.DEFAULT.load();
        private static final EventRegistry EVENTS = EventRegistry.load();

        private final LanguageDetector detector;
        private final AnniversaryTagger tagger;

        Judge(Map<String, Lexicon> lexicons) {
            detector = SignsDetector.above(
                    MODELS,
                    MODELS.languages(),
                    lexicons.values().stream().flatMap(l -> l.signs().stream()).toList());
            tagger = new AnniversaryTagger(lexicons, EVENTS);
        }

        List<AnniversaryMention> judge(GoldRow row) {
            DetectedLanguage language = detector.detect(null, row.text());
            return tagger.tag(new Passage(null, row.text(), row.published(), language.main(), language.otherTags()));
        }

        /** With the language given: what is left when only the tagger is asked. */
        List<AnniversaryMention> judgeAs(GoldRow row, String tag) {
            return tagger.tag(new Passage(null, row.text(), row.published(), tag));
        }
    }

    private void score(Path path, Judge judge, Map<String, Lexicon> lexicons) {
        List<GoldRow> rows = read(path, GoldRow.class);
        GoldScore plain = GoldScore.of(rows, judge::judge);
        out().printf(Locale.ROOT, "%n%s, %d passages%n", path.getFileName(), rows.size());
        line("F1", plain.f1(), "precision %.3f, recall %.3f".formatted(plain.precision(), plain.recall()));
        line("n recall", plain.numberRecall(), "precision %.3f".formatted(plain.numberPrecision()));
        line("year recall", plain.yearRecall(), "precision %.3f".formatted(plain.yearPrecision()));
        line("evidence overlap", plain.evidenceOverlap(), "offsets valid %.3f".formatted(plain.validOffsets()));
        Map<String, Double> languages = plain.byLanguage();
        languages.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .ifPresent(weakest -> line("weakest language", weakest.getValue(), weakest.getKey()));
        for (Disguise disguise : Disguise.values()) {
            disguised(disguise, rows, judge);
        }
        line("without the file", withoutFiles(rows, lexicons).f1(), "each language read as one that has none");
    }

    private void disguised(Disguise disguise, List<GoldRow> rows, Judge judge) {
        List<GoldRow> before = new ArrayList<>();
        List<GoldRow> after = new ArrayList<>();
        for (GoldRow row : rows) {
            String changed = disguise.apply(row.text(), base(row.lang()));
            if (!changed.equals(row.text())) {
                before.add(row);
                after.add(row.withText(changed));
            }
        }
        if (before.isEmpty()) {
            return;
        }
        double as = GoldScore.of(before, judge::judge).f1();
        double disguised = GoldScore.of(after, judge::judge).f1();
        double known =
                GoldScore.of(after, row -> judge.judgeAs(row, base(row.lang()))).f1();
        line(
                disguise.title,
                disguised,
                "%+.3f on the %d passages that it changes; %.3f with the language given"
                        .formatted(disguised - as, before.size(), known));
    }

    private static GoldScore withoutFiles(List<GoldRow> rows, Map<String, Lexicon> lexicons) {
        Map<String, List<GoldRow>> byLanguage = new TreeMap<>();
        rows.forEach(row -> byLanguage
                .computeIfAbsent(base(row.lang()), l -> new ArrayList<>())
                .add(row));
        GoldScore score = new GoldScore();
        byLanguage.forEach((language, own) -> {
            Map<String, Lexicon> rest = new LinkedHashMap<>(lexicons);
            rest.remove(language);
            AnniversaryTagger tagger = new AnniversaryTagger(rest, Judge.EVENTS);
            score.addAll(own, row -> tagger.tag(new Passage(null, row.text(), row.published(), language)));
        });
        return score;
    }

    /** The key under which a language's file is kept, for any code of it. */
    private static String base(String code) {
        String base = ULocale.createCanonical(code.split("-", 2)[0]).getLanguage();
        return base.equals("no") ? "nb" : base;
    }

    private void alarms(Path path, Judge judge) {
        List<QuietArticle> articles = read(path, QuietArticle.class).stream()
                .filter(article -> !article.isAnniversary())
                .toList();
        List<String> shown = new ArrayList<>();
        for (QuietArticle article : articles) {
            DetectedLanguage language = judge.detector.detect(article.title(), article.text());
            String tag = language.tag();
            Passage passage = new Passage(article.title(), article.text(), article.at(), tag, language.otherTags());
            List<AnniversaryMention> found = GoldScore.meant(judge.tagger.tag(passage));
            if (!found.isEmpty()) {
                AnniversaryMention first = found.get(0);
                shown.add("  %s %s %.2f %s"
                        .formatted(
                                article.id(),
                                tag,
                                first.confidence(),
                                first.evidence().stream().map(e -> e.text()).toList()));
            }
        }
        out().printf(
                        Locale.ROOT,
                        "%n%s: %d articles, %d with a find, %.2f in 1,000%n",
                        path.getFileName(),
                        articles.size(),
                        shown.size(),
                        shown.size() * 1000.0 / articles.size());
        shown.stream().limit(MOST_SHOWN).forEach(out()::println);
    }

    private void line(String name, double figure, String remark) {
        out().printf(Locale.ROOT, "%-32s %8.3f  %s%n", name, figure, remark);
        out().flush();
    }

    private void speed() throws InterruptedException {
        List<RawArticle> articles = file == null ? SampleArticles.generate(most) : read(file, RawArticle.class);
        articles = articles.subList(0, Math.min(most, articles.size()));
        List<Passage> passages = passages(articles);
        long before = usedHeap();
        EventRegistry events = EventRegistry.load().with(InventedEvents.of(aliases, articles));
        AnniversaryTagger tagger = new AnniversaryTagger(AnniversaryTagger.lexicons(), events);
        long heap = usedHeap() - before;
        List<Contestant> contestants = new ArrayList<>();
        HeidelTime heidelTime = HeidelTime.in(rivals);
        List<RawArticle> english = articles.stream()
                .filter(article -> "en".equals(article.languageHint()))
                .limit(ARTICLES_FOR_HEIDELTIME)
                .toList();
        if (heidelTime == null || english.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("HeidelTime is not in " + rivals
                            + ": mvn -q -Privals -pl benchmarks generate-resources fetches it; going on without");
        } else {
            contestants.add(new Contestant(
                    "HeidelTime 2.2.1, English",
                    english.size(),
                    () -> english.forEach(article -> heidelTime.annotate(article.text(), SampleArticles.FETCHED))));
        }
        LongAdder years = new LongAdder();
        contestants.add(new Contestant(
                "search for years alone",
                articles.size(),
                () -> years.add(passages.stream()
                        .mapToLong(passage ->
                                YEAR.matcher(passage.text()).results().count())
                        .sum())));
        AnniversaryTagger own = AnniversaryTagger.load();
        contestants.add(new Contestant("tagger, own events", articles.size(), () -> passages.forEach(own::tag)));
        contestants.add(new Contestant(
                "tagger, " + aliases + " more names", articles.size(), () -> passages.forEach(tagger::tag)));
        List<Standing> standings = new Contest(contestants, rounds).run();
        int characters = (int)
                passages.stream().mapToInt(p -> p.text().length()).average().orElse(0);
        out().printf(
                        Locale.ROOT,
                        "%d articles of %d characters on average, one thread, median of %d rounds%n%n",
                        articles.size(),
                        characters,
                        rounds);
        out().printf(Locale.ROOT, "%-36s %12s %10s%n", "", "articles/s", "ratio");
        standings.forEach(s ->
                out().printf(Locale.ROOT, "%-36s %12.1f %10.2f%n", s.contestant(), s.articlesPerSecond(), s.ratio()));
        out().printf(Locale.ROOT, "%nheap of languages and events   %8d MB%n", heap / 1_000_000);
        out().printf(Locale.ROOT, "reload of the events           %8.2f s%n", seconds(() -> tagger.with(events)));
        out().printf(
                        Locale.ROOT,
                        "reload of languages and events %8.2f s%n",
                        seconds(() -> new AnniversaryTagger(AnniversaryTagger.lexicons(), events)));
        out().flush();
    }

    private static List<Passage> passages(List<RawArticle> articles) {
        return articles.stream()
                .map(a -> new Passage(
                        a.title(), a.text(), a.published(), a.languageHint() == null ? "und" : a.languageHint()))
                .toList();
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private <T> List<T> read(Path path, Class<T> type) {
        List<T> read = new ArrayList<>();
        try (var lines = Files.lines(path)) {
            lines.filter(line -> !line.isBlank()).forEach(line -> {
                try {
                    read.add(Json.read(line, type));
                } catch (SerializationException e) {
                    throw new ParameterException(
                            spec.commandLine(), path + ", row " + (read.size() + 1) + ": " + e.getMessage(), e);
                }
            });
            return read;
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "cannot read " + path + ": give a readable file of JSON Lines", e);
        }
    }
}
