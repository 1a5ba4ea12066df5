package org.perennial.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.processing.knowledge.KnowledgeFolder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial events add}: events of the user's own. */
@Command(
        name = "add",
        description = {
            "Adds an event, or those of a file, to the knowledge folder.",
            "A running pipeline takes them over by itself."
        },
        mixinStandardHelpOptions = true)
final class AddEventCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Given given = new Given();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What is added: one of the two. */
    private static final class Given {
        @Option(
                names = "--file",
                paramLabel = "FILE",
                required = true,
                description = "Events in YAML, in the notation of the registry.")
        private @Nullable Path file;

        @ArgGroup(exclusive = false)
        private @Nullable Keys keys;
    }

    /** An event, key by key. */
    private static final class Keys {
        @Option(
                names = "--id",
                paramLabel = "ID",
                required = true,
                description = "Small letters, digits, hyphens; kept for ever.")
        private String id = "";

        @Option(
                names = "--title",
                paramLabel = "TITLE",
                required = true,
                description = "The commonest neutral title in English, with the year.")
        private String title = "";

        @Option(
                names = "--date",
                paramLabel = "DATE",
                required = true,
                description = "YYYY, YYYY-MM or YYYY-MM-DD, or two of them with a slash.")
        private String date = "";

        @Option(
                names = "--precision",
                paramLabel = "PRECISION",
                description = "night, day, range, month or year, where the date does not say it.")
        private @Nullable String precision;

        @Option(
                names = "--day",
                paramLabel = "DAY",
                description =
                        "A day on which it is remembered: MM-DD, easter-2, \"last monday of may\", \"hijri 01-10\";"
                                + " may be repeated (default: its own day).")
        private List<String> days = new ArrayList<>();

        @Option(
                names = "--name",
                paramLabel = "LANG=NAME",
                required = true,
                description = "A name by which texts of a language call it; may be repeated. Give those of every side.")
        private List<String> names = new ArrayList<>();

        @Option(names = "--region", paramLabel = "REGION", description = "A word such as Caucasus.")
        private @Nullable String region;

        @Option(names = "--category", paramLabel = "CATEGORY", description = "A word such as war, disaster or state.")
        private @Nullable String category;

        @Option(
                names = "--context",
                paramLabel = "WORD",
                description = "For names that mean other things too: one of these must stand in the article.")
        private List<String> context = new ArrayList<>();
    }

    @Override
    public Integer call() throws IOException {
        KnowledgeFolder folder = StageSettings.knowledge(options.load());
        List<Event> events = given.file != null
                ? NewEvents.parse(given.file.toString(), Files.readString(given.file))
                : List.of(NewEvents.of(keys(given.keys == null ? new Keys() : given.keys)));
        folder.accept(events);
        spec.commandLine().getOut().println(accepted(events, folder));
        return Exit.OK;
    }

    /** What is said of events that were written. */
    static String accepted(List<Event> events, KnowledgeFolder folder) {
        return (events.size() == 1 ? events.get(0).id() + " is" : events.size() + " events are") + " in "
                + folder.events()
                        .resolve(KnowledgeFolder.ACCEPTED)
                        .toAbsolutePath()
                        .normalize()
                + "; a running pipeline takes that over by itself within seconds.";
    }

    private static Map<String, Object> keys(Keys given) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", given.id);
        keys.put("title", given.title);
        keys.put("date", given.date);
        put(keys, "precision", given.precision);
        put(keys, "days", given.days.isEmpty() ? null : given.days);
        put(keys, "category", given.category);
        put(keys, "region", given.region);
        keys.put("aliases", NewEvents.names(given.names));
        put(keys, "context", given.context.isEmpty() ? null : given.context);
        return keys;
    }

    private static void put(Map<String, Object> keys, String key, @Nullable Object value) {
        if (value != null) {
            keys.put(key, value);
        }
    }
}
