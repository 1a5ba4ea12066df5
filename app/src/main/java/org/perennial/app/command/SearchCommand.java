package org.perennial.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryMatcher;
import org.perennial.analysis.query.Why;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.watch.search.Archive;
import org.perennial.watch.search.Cursor;
import org.perennial.watch.search.Documents;
import org.perennial.watch.search.Found;
import org.perennial.watch.search.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial search}: what is stored, asked in the query language. */
@Command(
        name = "search",
        description = {
            "Finds stored articles, the newest first: when they appeared, language, source, title, anniversaries, copies.",
            "A query is made of words, \"phrases\", beginnings*, -excluded, OR, brackets, and the fields lang: source: country:"
                    + " event: year: n: kind: story: relation: copies: has: after: before: title: author: section:."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial search 'event:khojaly lang:az,tr after:2025-02-20'",
            "  perennial search '\"black january\" -lang:ru has:revision' --json"
        })
final class SearchCommand implements Callable<Integer> {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final Clock clock;

    @Parameters(
            arity = "0..*",
            paramLabel = "QUERY",
            description =
                    "What to look for; all articles if left out. In quotes of the shell; after -- if it begins with a -.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "The most articles to print (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--from", paramLabel = "PLACE", description = "Go on at the place that the last search printed.")
    private @Nullable String from;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone of dates (default: that of this machine).")
    private @Nullable ZoneId zone;

    @Option(
            names = "--json",
            description = "One JSON object a line: the article, when it appeared, its copies, and why it matches.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    SearchCommand() {
        this(Clock.systemDefaultZone());
    }

    SearchCommand(Clock clock) {
        this.clock = clock;
    }

    /** An article as it is printed for other programs. */
    record Line(String appeared, int copies, Why why, EnrichedArticle article) {}

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new IllegalArgumentException("--limit is " + limit + "; give at least 1");
        }
        Query query = TypedQuery.parse(String.join(" ", words));
        Cursor place = from == null
                ? null
                : Cursor.of(from)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--from " + from + " is no place; give one that a search has printed"));
        ZoneId askers = zone == null ? clock.getZone() : zone;
        TextTable table = new TextTable();
        int left = limit;
        try (Database database = StoreAccess.open(options.load())) {
            Archive archive = new Archive(database.dataSource());
            QueryMatcher matcher = QueryMatcher.of(query, askers);
            do {
                Page page = archive.search(query, askers, clock.instant(), place, Math.min(left, Archive.LARGEST_PAGE));
                page.found().forEach(found -> print(found, matcher, askers, table));
                left -= page.found().size();
                place = page.next();
            } while (left > 0 && place != null);
        }
        PrintWriter out = spec.commandLine().getOut();
        table.lines().forEach(out::println);
        PrintWriter err = spec.commandLine().getErr();
        if (left == limit) {
            err.println("perennial: nothing that is stored is like that");
            return Exit.NO;
        }
        if (place != null) {
            err.println("There is more: --from " + place.text());
        }
        return Exit.OK;
    }

    private void print(Found found, QueryMatcher matcher, ZoneId askers, TextTable table) {
        EnrichedArticle article = found.article();
        if (json) {
            Why why = matcher.explain(Documents.of(article, found.copies()), clock.instant())
                    .orElse(new Why(List.of(), List.of()));
            spec.commandLine()
                    .getOut()
                    .println(Json.write(new Line(found.appeared().toString(), found.copies(), why, article)));
            return;
        }
        table.add(
                MINUTE.format(found.appeared().atZone(askers)),
                article.language() == null ? "" : article.language().tag(),
                article.source() == null ? "" : article.source(),
                article.title() == null ? "(no title)" : article.title(),
                String.join(
                        " ",
                        article.anniversaries().stream()
                                .filter(AnniversaryMention::countsAsCoverage)
                                .map(SearchCommand::shown)
                                .filter(Predicate.not(String::isEmpty))
                                .distinct()
                                .toList()),
                switch (found.copies()) {
                    case 0 -> "";
                    case 1 -> "1 copy";
                    default -> found.copies() + " copies";
                });
    }

    private static String shown(AnniversaryMention mention) {
        String event = mention.event() == null ? "" : mention.event();
        return mention.n() == null ? event : (event + " n:" + mention.n()).strip();
    }
}
