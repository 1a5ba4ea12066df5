package org.perennial.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.watch.story.CopyComparison;
import org.perennial.watch.story.StoryStore;
import org.perennial.watch.story.StoryTrace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial stories show}: one story with all that carry it. */
@Command(
        name = "show",
        description = {
            "Traces a story: its texts, those that most articles carry first, and of each who carried it in order of",
            "ingestion, whom they copied, how much of it, and which numbers they changed."
        },
        mixinStandardHelpOptions = true)
final class ShowStoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The story's id, as `stories list` prints it.")
    private String id = "";

    @Option(
            names = "--compare",
            paramLabel = "ARTICLE",
            description = "Lay the article of this id beside the one whose words it repeats: [-cut-] {+added+}.")
    private @Nullable String compare;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Database database = StoreAccess.open(options.load())) {
            StoryStore stories = new StoryStore(database.dataSource());
            Optional<StoryTrace> trace = stories.trace(id);
            if (trace.isEmpty()) {
                return no("there is no story " + id + "; it may have become one with another: perennial stories list");
            }
            Optional<CopyComparison> comparison = compare == null ? Optional.empty() : stories.compare(id, compare);
            if (compare != null && comparison.isEmpty()) {
                return no("the article " + compare + " of this story repeats no other that is stored");
            }
            print(trace.get(), comparison.orElse(null), spec.commandLine().getOut());
            return Exit.OK;
        }
    }

    private void print(StoryTrace trace, @Nullable CopyComparison comparison, PrintWriter out) {
        if (json) {
            ObjectNode shown = Json.mapper().valueToTree(trace);
            if (comparison != null) {
                shown.set("comparison", Json.mapper().valueToTree(comparison));
            }
            out.println(Json.write(shown));
        } else if (comparison != null) {
            StoryText.lines(comparison).forEach(out::println);
        } else {
            StoryText.lines(trace).forEach(out::println);
        }
    }

    private int no(String reason) {
        spec.commandLine().getErr().println("perennial: " + reason);
        return Exit.NO;
    }
}
