package org.perennial.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.watch.ledger.Watches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial watch remove}: takes a watch away. */
@Command(
        name = "remove",
        description = {
            "Takes a watch away: its file, if it is called after the watch and holds nothing else; or what the API made of it.",
            "What is on its way for it is not sent any more."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial watch remove embassy-desk")
final class RemoveWatchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The watch.")
    private String name = "";

    @Option(names = "--json", description = "One JSON object: what was removed.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What was removed; {@code place} is the file, or {@code api}. */
    record Removed(String watch, String place) {}

    @Override
    public Integer call() throws IOException {
        Configuration configuration = options.load();
        Map<String, Watches.Entry> files = WatchAccess.ofFiles(configuration);
        if (files.containsKey(name)) {
            removeFile(configuration, WatchAccess.find(files, name), files);
            return Exit.OK;
        }
        Optional<Database> found = StoreAccess.find(configuration);
        if (found.isEmpty()) {
            WatchAccess.find(files, name); // says which there are
            return Exit.NO;
        }
        try (Database database = found.get()) {
            Watches watches = WatchParts.watches(configuration, database.dataSource(), Clock.systemUTC());
            WatchAccess.find(watches.all(), name);
            watches.remove(name);
            tell("api", "Removed " + name + ", which was made through the API");
        }
        return Exit.OK;
    }

    private void removeFile(Configuration configuration, Watches.Entry entry, Map<String, Watches.Entry> files)
            throws IOException {
        Path file = WatchParts.folder(configuration).path().resolve(name + ".yaml");
        String place = String.valueOf(entry.place());
        long inTheFile = files.values().stream()
                .filter(other -> String.valueOf(other.place()).startsWith(file + ":"))
                .count();
        if (!place.startsWith(file + ":") || inTheFile != 1) {
            throw new IllegalArgumentException(
                    "watch " + name + " stands in " + place + ", a file with more in it; take it out there");
        }
        Files.delete(file);
        tell(file.toString(), "Removed " + file);
    }

    private void tell(String place, String sentence) {
        if (json) {
            spec.commandLine().getOut().println(Json.write(new Removed(name, place)));
        }
        spec.commandLine().getErr().println(sentence);
    }
}
