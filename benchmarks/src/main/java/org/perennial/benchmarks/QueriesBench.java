package org.perennial.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.ToIntBiFunction;
import org.perennial.analysis.query.Document;
import org.perennial.analysis.query.IndexedText;
import org.perennial.analysis.query.QueryMatcher;
import org.perennial.analysis.query.QueryParser;
import org.perennial.analysis.query.QuerySet;
import org.perennial.benchmarks.Contest.Contestant;
import org.perennial.benchmarks.Contest.Standing;
import org.perennial.benchmarks.InventedWatches.Watch;
import org.perennial.contract.RawArticle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code perennial bench queries}: what many watches cost each article, beside Lucene Monitor and beside trying each. */
@Command(
        name = "queries",
        description = {
            "Articles a second on one thread that are cut into words and matched with a hundred and with many watches,"
                    + " beside Lucene Monitor 9.11.1 on the same watches, and beside trying each watch.",
            "Lucene is not shipped: mvn -q -Privals -pl benchmarks generate-resources fetches it."
        },
        mixinStandardHelpOptions = true)
final class QueriesBench implements Callable<Integer> {
    private static final int FEW = 100;
    private static final int ARTICLES_FOR_EACH = 50;
    private static final int NAMES_IN_AN_ARTICLE = 3;

    @Option(
            names = "--articles",
            defaultValue = "1000",
            paramLabel = "N",
            description = "How many, in forty languages (${DEFAULT-VALUE}).")
    private int articleCount;

    @Option(
            names = "--watches",
            defaultValue = "10000",
            paramLabel = "N",
            description = "How many are many (${DEFAULT-VALUE}).")
    private int many;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            paramLabel = "N",
            description = "Rounds of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--lucene",
            paramLabel = "FOLDER",
            defaultValue = "benchmarks/target/rivals/lucene",
            description = "Folder of Lucene's jars (${DEFAULT-VALUE}).")
    private Path lucene = Path.of("benchmarks/target/rivals/lucene");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** An article of the measurement. */
    private record Article(String title, String text, String language) {

        Document document() {
            return new Document(
                    IndexedText.of(title, List.of(), null, text),
                    List.of(language),
                    "site.example",
                    List.of(),
                    false,
                    null,
                    "original",
                    1,
                    0,
                    SampleArticles.FETCHED);
        }
    }

    /** A contestant's watches, and how many matches it found in its last round. */
    private interface Finder {
        int matches(Article article);
    }

    @Override
    public Integer call() throws Exception {
        if (articleCount < 1 || many < FEW || rounds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "give at least 1 article, 1 round and " + FEW + " watches");
        }
        List<Watch> watches = InventedWatches.generate(many);
        List<Article> articles = articles(watches);
        List<String> names = new ArrayList<>();
        List<Finder> finders = new ArrayList<>();
        names.add("%,d watches".formatted(FEW));
        finders.add(ours(watches.subList(0, FEW)));
        names.add("%,d watches".formatted(many));
        finders.add(ours(watches));
        names.add("%,d watches, each tried".formatted(many));
        finders.add(each(watches));
        List<AutoCloseable> open = new ArrayList<>();
        PrintWriter out = spec.commandLine().getOut();
        if (RivalLoader.has(lucene)) {
            names.add("Lucene Monitor, %,d watches".formatted(FEW));
            finders.add(rival(watches.subList(0, FEW), open));
            names.add("Lucene Monitor, %,d watches".formatted(many));
            finders.add(rival(watches, open));
        } else {
            spec.commandLine()
                    .getErr()
                    .println("Lucene Monitor is not in " + lucene
                            + ": mvn -q -Privals -pl benchmarks generate-resources fetches it");
        }
        try {
            print(names, finders, articles, out);
        } finally {
            for (AutoCloseable one : open) {
                one.close();
            }
        }
        return 0;
    }

    private void print(List<String> names, List<Finder> finders, List<Article> articles, PrintWriter out)
            throws InterruptedException {
        List<Contestant> contestants = new ArrayList<>();
        int[] matches = new int[finders.size()];
        for (int i = 0; i < finders.size(); i++) {
            int which = i;
            boolean slow = names.get(i).endsWith("each tried");
            List<Article> own = slow ? articles.subList(0, Math.min(ARTICLES_FOR_EACH, articles.size())) : articles;
            contestants.add(new Contestant(
                    names.get(i),
                    own.size(),
                    () -> matches[which] =
                            own.stream().mapToInt(finders.get(which)::matches).sum()));
        }
        List<Standing> standings = new Contest(contestants, rounds).run();
        out.printf(
                Locale.ROOT,
                "%d articles of %d characters on average, one thread, median of %d rounds%n%n",
                articles.size(),
                (int) articles.stream()
                        .mapToInt(article -> article.text().length())
                        .average()
                        .orElse(0),
                rounds);
        out.printf(Locale.ROOT, "%-34s %12s %8s %18s%n", "", "articles/s", "ratio", "matches an article");
        for (int i = 0; i < standings.size(); i++) {
            out.printf(
                    Locale.ROOT,
                    "%-34s %12.1f %8.2f %18.2f%n",
                    standings.get(i).contestant(),
                    standings.get(i).articlesPerSecond(),
                    standings.get(i).ratio(),
                    (double) matches[i] / contestants.get(i).articles());
        }
        out.flush();
    }

    private static Finder ours(List<Watch> watches) {
        List<QuerySet.Asked<Integer>> asked = new ArrayList<>();
        for (Watch watch : watches) {
            asked.add(new QuerySet.Asked<>(asked.size(), QueryParser.parse(watch.query()), ZoneOffset.UTC));
        }
        QuerySet<Integer> set = new QuerySet<>(asked);
        Instant now = SampleArticles.FETCHED;
        return article -> set.matching(article.document(), now).size();
    }

    private static Finder each(List<Watch> watches) {
        List<QueryMatcher> matchers = watches.stream()
                .map(watch -> QueryMatcher.of(QueryParser.parse(watch.query()), ZoneOffset.UTC))
                .toList();
        Instant now = SampleArticles.FETCHED;
        return article -> {
            Document document = article.document();
            return (int) matchers.stream()
                    .filter(matcher -> matcher.matches(document, now))
                    .count();
        };
    }

    @SuppressWarnings("unchecked")
    private Finder rival(List<Watch> watches, List<AutoCloseable> open) throws IOException {
        List<List<List<String>>> plain = new ArrayList<>();
        for (Watch watch : watches) {
            List<List<String>> groups = new ArrayList<>(watch.groups());
            groups.add(watch.excluded().isEmpty() ? List.of() : List.of(watch.excluded()));
            plain.add(groups);
        }
        try {
            Constructor<?> constructor = RivalLoader.load(
                            lucene, "org.perennial.benchmarks.LuceneMonitor", "org.apache.lucene.")
                    .getDeclaredConstructor(List.class);
            constructor.setAccessible(true);
            Object monitor = constructor.newInstance(plain);
            open.add((AutoCloseable) monitor);
            ToIntBiFunction<String, String> match = (ToIntBiFunction<String, String>) monitor;
            return article -> match.applyAsInt(article.title() + "\n" + article.text(), article.language());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "Lucene Monitor in " + lucene + " cannot be started: " + e + "; fetch its jars again with"
                            + " mvn -q -Privals -pl benchmarks generate-resources",
                    e);
        }
    }

    /** Articles in which some of the invented people appear. */
    private List<Article> articles(List<Watch> watches) {
        Random random = new Random(7);
        List<Article> articles = new ArrayList<>();
        for (RawArticle raw : SampleArticles.generate(articleCount)) {
            StringBuilder text = new StringBuilder(raw.text());
            for (int i = 0; i < NAMES_IN_AN_ARTICLE; i++) {
                text.append(' ')
                        .append(watches.get(random.nextInt(watches.size()))
                                .groups()
                                .get(0)
                                .get(0))
                        .append('.');
            }
            String title = raw.title() == null ? "" : raw.title();
            String language = raw.languageHint() == null ? "und" : raw.languageHint();
            articles.add(new Article(title, text.toString(), language));
        }
        return articles;
    }
}
