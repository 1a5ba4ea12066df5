package org.perennial.app.command;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.data.DataDirectory;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.FeedState;
import org.perennial.contract.Json;
import org.perennial.contract.Topics;
import org.perennial.ingest.poll.PollReason;
import org.perennial.ingest.source.ImportReport;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.source.SourceList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial sources import|list|check|export|find}: the feeds that are read. */
@Command(
        name = "sources",
        description = "Imports, lists, checks, exports and finds the feeds that are read.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SourcesCommand.Import.class,
            SourcesCommand.ListSources.class,
            CheckSourcesCommand.class,
            ExportSourcesCommand.class,
            FindSourcesCommand.class
        })
public final class SourcesCommand {

    /** Takes what can be read of lists of feeds. */
    @Command(
            name = "import",
            description = {
                "Takes feeds from OPML or YAML files into the list that `run` reads.",
                "What cannot be read is reported line by line and stands in nobody's way."
            },
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        @Parameters(arity = "1..*", paramLabel = "FILE", description = "OPML or YAML.")
        private List<Path> files = new ArrayList<>();

        @Option(names = "--dry-run", description = "Only report; change nothing.")
        private boolean dryRun;

        @Option(names = "--json", description = "One JSON object for each line of the files.")
        private boolean json;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            Configuration configuration = options.load();
            Path list = StageSettings.ownSources(configuration);
            List<Source> sources =
                    new ArrayList<>(Files.exists(list) ? SourceList.read(list).sources() : List.of());
            Set<String> known = new LinkedHashSet<>();
            sources.forEach(source -> known.add(source.url()));
            PrintWriter out = spec.commandLine().getOut();
            boolean refused = false;
            for (Path file : files) {
                if (!Files.exists(file)) {
                    throw new UnavailableException("there is no file " + file + "; give an OPML or YAML list of feeds");
                }
                ImportReport report = SourceList.read(file);
                int added = 0;
                for (ImportReport.Line line : report.lines()) {
                    boolean isNew =
                            line.source() != null && known.add(line.source().url());
                    if (isNew && line.source() != null) {
                        sources.add(line.source());
                        added++;
                    }
                    print(out, file, line, isNew);
                }
                refused |= report.count(ImportReport.Outcome.REFUSED) > 0 || report.broken() != null;
                summarize(spec.commandLine().getErr(), file, report, added);
            }
            if (!dryRun) {
                if (!Files.exists(list)) {
                    DataDirectory.open(StageSettings.dataDirectory(configuration))
                            .close(); // lays it out
                }
                write(list, sources);
                spec.commandLine().getErr().println(sources.size() + " sources in " + list);
            }
            return refused ? Exit.NO : Exit.OK;
        }

        private void print(PrintWriter out, Path file, ImportReport.Line line, boolean isNew) {
            String outcome = line.outcome() == ImportReport.Outcome.TAKEN && !isNew
                    ? "known"
                    : line.outcome().name().toLowerCase(Locale.ROOT);
            if (json) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("file", file.toString());
                row.put("line", line.number());
                row.put("outcome", outcome);
                row.put("given", line.given());
                row.put("reason", line.reason());
                out.println(Json.write(row));
            } else if (!outcome.equals("taken")) {
                out.println(file + ":" + line.number() + ": " + outcome + ": "
                        + (line.given().isEmpty() ? "(no address)" : line.given())
                        + (line.reason() == null ? "" : ": " + line.reason()));
            }
        }

        private static void summarize(PrintWriter err, Path file, ImportReport report, int added) {
            err.println(file + ": " + added + " new, "
                    + (report.count(ImportReport.Outcome.TAKEN) - added) + " known, "
                    + report.count(ImportReport.Outcome.DUPLICATE) + " repeated, "
                    + report.count(ImportReport.Outcome.REFUSED) + " refused"
                    + (report.broken() == null ? "" : "; the file itself is broken: " + report.broken()));
        }

        private static void write(Path list, List<Source> sources) throws IOException {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Source source : sources) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("url", source.url());
                if (source.source() != null) {
                    row.put("source", source.source());
                }
                if (source.title() != null) {
                    row.put("title", source.title());
                }
                if (!source.folders().isEmpty()) {
                    row.put("folders", source.folders());
                }
                if (source.interval() != null) {
                    row.put("interval", source.interval().toString());
                }
                if (source.language() != null) {
                    row.put("language", source.language());
                }
                rows.add(row);
            }
            YAMLMapper yaml = YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .build();
            Path parent = list.toAbsolutePath().getParent();
            if (parent != null && !Files.exists(parent.resolve(DataDirectory.LAYOUT_FILE))) {
                DataDirectory.open(parent).close(); // made as `run` would make it, so that it will open it
            }
            Path whole = list.resolveSibling(list.getFileName() + ".new");
            Files.write(whole, yaml.writeValueAsBytes(Map.of("sources", rows)));
            Files.move(whole, list, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Which feeds are read, and how each one stands. */
    @Command(
            name = "list",
            description = "Lists the feeds that are read, and how each one stands where `run` is at work.",
            mixinStandardHelpOptions = true)
    static final class ListSources implements Callable<Integer> {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            Configuration configuration = options.load();
            List<Source> sources = StageSettings.sources(configuration);
            Map<String, FeedState> states = states(configuration);
            PrintWriter out = spec.commandLine().getOut();
            for (Source source : sources) {
                FeedState state = states.get(source.url());
                if (json) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("url", source.url());
                    row.put("source", source.publisher());
                    row.put("title", source.title());
                    row.put("folders", source.folders());
                    row.put("polled", state == null ? null : state.polled());
                    row.put("next_poll", state == null ? null : state.nextPoll());
                    row.put("plan", state == null ? null : state.plan());
                    row.put("failures", state == null ? null : state.failures());
                    row.put("problem", state == null ? null : state.lastProblem());
                    row.put("entries", state == null ? null : state.seen().size());
                    out.println(Json.write(row));
                } else {
                    out.println(source.publisher() + "  " + source.url());
                    out.println("    " + standing(state));
                }
            }
            if (sources.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("There are no sources; take some with: perennial sources import FEEDS.opml");
            }
            return Exit.OK;
        }

        private static String standing(@Nullable FeedState state) {
            if (state == null) {
                return "not polled yet";
            }
            String next = ", " + next(state);
            return state.failures() == 0
                    ? "polled at " + state.polled() + ", " + state.seen().size() + " entries known" + next
                    : state.failures() + " failures in a row, last at " + state.polled() + ": " + state.lastProblem()
                            + next;
        }

        private static String next(FeedState state) {
            FeedState.Plan plan = state.plan();
            if (plan == null) {
                return "next at " + state.nextPoll();
            }
            PollReason reason = PollReason.of(plan.reason()).orElse(null);
            String why = reason == null ? plan.reason() : reason.words();
            String moved = plan.movedTo() == null ? "" : "; it has moved to " + plan.movedTo();
            return (reason == PollReason.STOPPED || reason == PollReason.GONE
                            ? "not asked any more: " + why
                            : "next at " + state.nextPoll() + ": " + why)
                    + moved;
        }

        private Map<String, FeedState> states(Configuration configuration) {
            Map<String, FeedState> states = new HashMap<>();
            try {
                KafkaAccess.readAll(KafkaAccess.clientSettings(configuration), Topics.FEED_STATES, record -> {
                    if (record.value() == null) {
                        states.remove(record.key());
                    } else {
                        states.put(
                                record.key(),
                                record.value().asOf(Clock.systemUTC().instant()));
                    }
                });
            } catch (UnavailableException e) {
                spec.commandLine().getErr().println("perennial: how they stand is not known: " + e.getMessage());
            }
            return states;
        }
    }
}
