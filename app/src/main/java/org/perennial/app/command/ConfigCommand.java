package org.perennial.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.config.Setting;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial config check|explain}: whether the settings can be used, and what each one does. */
@Command(
        name = "config",
        description = "Checks and explains the settings.",
        mixinStandardHelpOptions = true,
        subcommands = {ConfigCommand.Check.class, ConfigCommand.Explain.class})
public final class ConfigCommand {

    /** Whether the settings can be used. */
    @Command(
            name = "check",
            description = "Says whether the settings can be used; names the key, the value and the place if not.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Configuration configuration = options.load();
            StageSettings.check(configuration);
            spec.commandLine()
                    .getOut()
                    .println("All " + configuration.settings().size() + " settings can be used.");
            return Exit.OK;
        }
    }

    /** What each setting does, what it is, and where that was set. */
    @Command(
            name = "explain",
            description = "Lists settings: what they do, what they are, and where that was set.",
            mixinStandardHelpOptions = true)
    static final class Explain implements Callable<Integer> {
        @Parameters(arity = "0..1", paramLabel = "KEY", description = "Only keys that contain this.")
        private @Nullable String key;

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            String wanted = key == null ? "" : key.toLowerCase(Locale.ROOT);
            List<Setting> settings = options.load().settings().stream()
                    .filter(setting -> setting.key().contains(wanted))
                    .map(ConfigCommand::withoutSecret)
                    .toList();
            PrintWriter out = spec.commandLine().getOut();
            for (Setting setting : settings) {
                if (json) {
                    out.println(Json.write(setting));
                } else {
                    out.println(setting.key() + ": " + setting.value() + "   (" + setting.origin() + ")");
                    out.println("    " + setting.about());
                }
            }
            if (settings.isEmpty()) {
                spec.commandLine().getErr().println("perennial: no setting contains " + key);
            }
            return settings.isEmpty() ? Exit.NO : Exit.OK;
        }
    }

    private static Setting withoutSecret(Setting setting) {
        boolean secret = setting.key().matches(".*(password|token|jaas|secret).*")
                && !setting.value().equals("null");
        return secret ? new Setting(setting.key(), "\"…\"", setting.origin(), setting.about()) : setting;
    }
}
