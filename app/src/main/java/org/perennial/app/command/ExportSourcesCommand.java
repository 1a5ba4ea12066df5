package org.perennial.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.ingest.source.Source;
import org.perennial.ingest.source.SourceList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial sources export}: the feeds that are read, for another program. */
@Command(
        name = "export",
        description = {
            "Prints the feeds that are read as OPML 2.0, with their folders, for feed readers and other installations.",
            "What OPML has no word for, the publisher's name and the interval, stands in attributes that `import` reads back and"
                    + " others pass over."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial sources export --output feeds.opml")
final class ExportSourcesCommand implements Callable<Integer> {
    @Option(names = "--output", paramLabel = "FILE", description = "A file in place of standard output.")
    private @Nullable Path output;

    @Option(
            names = "--title",
            defaultValue = "Perennial",
            description = "What the list calls itself (${DEFAULT-VALUE}).")
    private String title = "";

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Configuration configuration = options.load();
        List<Source> sources = StageSettings.sources(configuration);
        String opml = SourceList.writeOpml(title, sources);
        if (output == null) {
            spec.commandLine().getOut().print(opml);
            spec.commandLine().getOut().flush();
        } else {
            Files.writeString(output, opml);
            spec.commandLine().getErr().println(Wording.count(sources.size(), "source") + " in " + output);
        }
        return Exit.OK;
    }
}
