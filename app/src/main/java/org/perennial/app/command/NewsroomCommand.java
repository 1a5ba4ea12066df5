package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.perennial.app.newsroom.Newsroom;
import org.perennial.app.newsroom.NewsroomServer;
import org.perennial.app.newsroom.ServedLog;
import org.perennial.app.newsroom.ServerSettings;
import org.perennial.ingest.source.SourceList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial newsroom}: the sample newsroom alone, for installations of several processes. */
@Command(
        name = "newsroom",
        description = "Serves the sample newsroom alone; `demo` brings one along.",
        mixinStandardHelpOptions = true,
        subcommands = HistoryCommand.class)
public final class NewsroomCommand implements Callable<Integer> {
    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(names = "--port", defaultValue = "8650", description = "The port to listen on (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--base", paramLabel = "URL", description = "Where readers reach it, if not at host and port.")
    private @Nullable URI base;

    @Option(names = "--pace", defaultValue = "1", description = "1 publishes over four minutes, 0 all at once.")
    private double pace;

    @Option(names = "--write-sources", paramLabel = "FILE", description = "Write its feeds as OPML to this file first.")
    private @Nullable Path sources;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        PrintWriter err = spec.commandLine().getErr();
        ServerSettings settings = new ServerSettings(clock.instant(), pace, host, port, base);
        CountDownLatch told = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(told::countDown, "stop-newsroom"));
        try (NewsroomServer server = NewsroomServer.start(Newsroom.shipped(), clock, settings, ServedLog.inMemory())) {
            if (sources != null) {
                Files.writeString(sources, SourceList.writeOpml("Sample newsroom", SampleNewsroom.sources(server)));
            }
            err.println("The sample newsroom of " + server.feeds().size() + " feeds is open at "
                    + server.opening().base() + "   (Ctrl-C stops)");
            told.await();
            return Exit.OK;
        }
    }
}
