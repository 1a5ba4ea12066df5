package org.perennial.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryMatcher;
import org.perennial.analysis.query.Why;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.watch.definition.QueryText;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.search.Archive;
import org.perennial.watch.search.Cursor;
import org.perennial.watch.search.Documents;
import org.perennial.watch.search.Found;
import org.perennial.watch.search.Page;
import org.perennial.watch.timing.Spans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial watch test}: what a query or a watch matches, and why. */
@Command(
        name = "test",
        description =
                "Shows what a query, or the watch of this name, matches among what is stored, the newest first, and why.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial watch test 'event:khojaly lang:ar' --last 7d",
            "  perennial watch test embassy-desk --last 2d --json"
        })
final class TestWatchCommand implements Callable<Integer> {
    private final Clock clock;

    @Parameters(arity = "1..*", paramLabel = "QUERY|NAME", description = "A query in quotes, or the name of a watch.")
    private List<String> words = List.of();

    @Option(
            names = "--last",
            paramLabel = "TIME",
            defaultValue = "7d",
            description = "Only what appeared within so long, such as 7d or 12h (default: ${DEFAULT-VALUE}).")
    private String last = "7d";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "The most articles to print (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone (default: the watch's, else this machine's).")
    private @Nullable ZoneId zone;

    @Option(
            names = "--json",
            description = "One JSON object a line: the article, when it appeared, its copies, and why.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TestWatchCommand() {
        this(Clock.systemDefaultZone());
    }

    TestWatchCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new IllegalArgumentException("--limit is " + limit + "; give at least 1");
        }
        Configuration configuration = options.load();
        String asked = String.join(" ", words);
        try (Database database = StoreAccess.open(configuration)) {
            Map<String, Watches.Entry> watches = WatchParts.watches(configuration, database.dataSource(), clock)
                    .all();
            Optional<Watches.Entry> watch = Optional.ofNullable(watches.get(asked));
            QueryText query = watch.map(entry -> entry.watch().query()).orElseGet(() -> WatchAccess.query(asked));
            ZoneId askers =
                    zone == null ? watch.map(entry -> entry.watch().zone()).orElse(clock.getZone()) : zone;
            return show(new Archive(database.dataSource()), query.query(), askers);
        }
    }

    private int show(Archive archive, Query query, ZoneId askers) {
        Instant now = clock.instant();
        Instant from = now.minus(Spans.parse(last));
        QueryMatcher matcher = QueryMatcher.of(query, askers);
        TextTable table = new TextTable();
        int articles = archive.articles(query, askers, from, now.plusNanos(1));
        int stories = archive.stories(query, askers, from, now.plusNanos(1));
        int left = Math.min(limit, articles);
        Cursor place = null;
        while (left > 0) {
            Page page = archive.search(query, askers, now, place, Math.min(left, Archive.LARGEST_PAGE));
            for (Found found : page.found()) {
                if (found.appeared().isBefore(from)) {
                    left = 0;
                    break;
                }
                print(found, matcher, askers, now, table);
                left--;
            }
            place = page.next();
            if (place == null) {
                break;
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        table.lines().forEach(out::println);
        spec.commandLine()
                .getErr()
                .println(Wording.count(articles, "article") + " of " + stories + (stories == 1 ? " story" : " stories")
                        + " in the last " + last + (articles > limit ? "; the newest " + limit + " are shown" : ""));
        return articles == 0 ? Exit.NO : Exit.OK;
    }

    private void print(Found found, QueryMatcher matcher, ZoneId askers, Instant now, TextTable table) {
        EnrichedArticle article = found.article();
        Why why = matcher.explain(Documents.of(article, found.copies()), now).orElse(new Why(List.of(), List.of()));
        if (json) {
            spec.commandLine()
                    .getOut()
                    .println(Json.write(
                            new SearchCommand.Line(found.appeared().toString(), found.copies(), why, article)));
            return;
        }
        table.add(
                WatchAccess.time(found.appeared(), askers),
                article.language() == null ? "" : article.language().tag(),
                article.source() == null ? "" : article.source(),
                Wording.line(article.title(), "(no title)"),
                reasons(article, why));
    }

    /** The words that were found, as they stand there, and the fields. */
    private static String reasons(EnrichedArticle article, Why why) {
        String words = why.words().stream()
                .map(span -> {
                    String text = span.place() == Why.Place.TITLE ? article.title() : article.text();
                    return text == null ? "" : "\"" + cut(text, span.start(), span.end()) + "\"";
                })
                .distinct()
                .limit(5)
                .collect(Collectors.joining(" "));
        return (words + " " + String.join(" ", why.fields())).strip();
    }

    private static String cut(String text, int start, int end) {
        return Wording.line(text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end)), "");
    }
}
