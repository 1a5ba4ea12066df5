package org.perennial.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import picocli.CommandLine.Option;

/** The options by which every command takes its settings. */
public final class SettingsOptions {
    private static final Path USUAL_FILE = Path.of("perennial.yaml");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings in YAML (default: perennial.yaml in this folder, if there is one).")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, over the file and the PERENNIAL_… variables; may be repeated.")
    private List<String> sets = new ArrayList<>();

    @Option(
            names = "--data-directory",
            paramLabel = "FOLDER",
            description = "Short for --set data-directory=FOLDER (default: ./perennial-data).")
    private @Nullable Path dataDirectory;

    /** The settings in force. */
    public Configuration load() {
        return load(List.of());
    }

    /** The settings in force, with some that the command itself sets unless the user did. */
    Configuration load(List<String> commandSets) {
        Path chosen = file;
        String variable = System.getenv("PERENNIAL_CONFIG");
        if (chosen == null && variable != null && !variable.isBlank()) {
            chosen = Path.of(variable);
        }
        if (chosen == null && Files.exists(USUAL_FILE)) {
            chosen = USUAL_FILE;
        }
        List<String> all = new ArrayList<>(commandSets);
        all.addAll(sets);
        if (dataDirectory != null) {
            all.add("data-directory=" + dataDirectory);
        }
        return Configuration.load(chosen, System.getenv(), all);
    }
}
