package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.Pipeline;
import org.perennial.app.pipeline.StageName;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.ingest.source.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial run}: reads the user's feeds, enriches, stores and shows what they bring. */
@Command(
        name = "run",
        description = {
            "Reads your feeds, enriches, stores and shows what they bring, until Ctrl-C.",
            "Without kafka.bootstrap.servers and database.url it brings a broker and a database along."
        },
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "Only these stages: ${COMPLETION-CANDIDATES}; may be repeated (default: all).")
    private Set<StageName> stages = EnumSet.noneOf(StageName.class);

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Configuration configuration = options.load();
        Set<StageName> wanted = stages.isEmpty() ? StageName.all() : stages;
        PrintWriter err = spec.commandLine().getErr();
        List<Source> sources = wanted.contains(StageName.INGEST) ? StageSettings.sources(configuration) : List.of();
        if (sources.isEmpty() && wanted.contains(StageName.INGEST)) {
            err.println("There are no sources; take some with: perennial sources import FEEDS.opml"
                    + " (and start again), or see `perennial demo`");
        }
        Session.run(
                () -> Pipeline.start(configuration, wanted, sources, Clock.systemUTC(), err::println),
                pipeline -> err.println(
                        wanted.contains(StageName.WEB)
                                ? "Open " + pipeline.entryUrl() + "   (Ctrl-C stops, data stays in "
                                        + StageSettings.dataDirectory(configuration) + ")"
                                : "At work; health at " + pipeline.webUrl() + "healthz"),
                err);
        return Exit.OK;
    }
}
