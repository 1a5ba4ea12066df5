package org.perennial.app.command;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.watch.story.Stories;
import org.perennial.watch.story.Story;
import org.perennial.watch.story.StoryStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial stories list}: the stories, the newest first. */
@Command(
        name = "list",
        description = {
            "Lists stories, those with the newest articles first: id, when the newest appeared, articles, outlets,",
            "languages, title."
        },
        mixinStandardHelpOptions = true)
final class ListStoriesCommand implements Callable<Integer> {
    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Only stories with an article that appeared since: 2025-02-25 or 2025-02-25T09:10:00Z, in UTC.")
    private @Nullable String since;

    @Option(
            names = "--least",
            paramLabel = "N",
            defaultValue = "1",
            description = "Only stories that so many articles tell or more (default: ${DEFAULT-VALUE}).")
    private int least;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many stories (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (limit < 1 || least < 1) {
            throw new IllegalArgumentException("--limit and --least must be 1 or more");
        }
        List<Story> stories = stories(since == null ? null : instant(since));
        PrintWriter out = spec.commandLine().getOut();
        TextTable table = new TextTable();
        for (Story story : stories) {
            if (json) {
                out.println(Json.write(story));
            } else {
                table.add(
                        story.id(),
                        Wording.time(story.last()),
                        Wording.count(story.articles(), "article"),
                        Wording.count(story.outlets(), "outlet"),
                        String.join(" ", story.languages()),
                        Wording.line(story.title(), "untitled"));
            }
        }
        table.lines().forEach(out::println);
        spec.commandLine()
                .getErr()
                .println(
                        stories.isEmpty()
                                ? "perennial: no story is like that"
                                : stories.size() + (stories.size() == 1 ? " story" : " stories"));
        return stories.isEmpty() ? Exit.NO : Exit.OK;
    }

    private List<Story> stories(@Nullable Instant from) {
        List<Story> stories = new ArrayList<>();
        try (Database database = StoreAccess.open(options.load())) {
            StoryStore store = new StoryStore(database.dataSource());
            Stories.Place place = null;
            do {
                int wanted = Math.min(limit - stories.size(), StoryStore.MOST_STORIES);
                Stories page = store.list(least, from, place, wanted);
                stories.addAll(page.items());
                place = page.next();
            } while (place != null && stories.size() < limit);
        }
        return stories;
    }

    private static Instant instant(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--since is " + text + "; give a day such as 2025-02-25 or an instant such as 2025-02-25T09:10:00Z",
                    e);
        }
    }
}
