package org.perennial.app.command;

import java.util.List;
import org.perennial.benchmarks.BenchCommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command of which all others are subcommands. */
@Command(
        name = "perennial",
        description = "Multilingual news monitoring that knows which stories come back every year.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.Provider.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial demo                              see it at work on a sample newsroom",
            "  perennial sources import my-feeds.opml      take your own feeds",
            "  perennial run                               read them, enrich them, store them, show them",
            "  perennial analyze < articles.jsonl          judge articles without any server",
            "",
            "Exit codes: 0 well, 1 the answer is no, 2 wrong usage or configuration, 69 something needed is not there,"
                    + " 70 a fault of ours."
        })
public final class PerennialCommand {
    /** The subcommands, in the order of the help. */
    private static final List<Class<?>> ALL = List.of(
            DemoCommand.class,
            RunCommand.class,
            SearchCommand.class,
            ExportCommand.class,
            CorrectionsCommand.class,
            TokensCommand.class,
            WatchCommand.class,
            DigestCommand.class,
            NewsroomCommand.class,
            BackfillCommand.class,
            SourcesCommand.class,
            EventsCommand.class,
            StoriesCommand.class,
            LanguagesCommand.class,
            AnalyzeCommand.class,
            FeedCommand.class,
            ExtractCommand.class,
            DateCommand.class,
            RobotsCommand.class,
            TopicsCommand.class,
            DeadLettersCommand.class,
            ConfigCommand.class,
            DoctorCommand.class,
            DrillCommand.class,
            BenchCommand.class,
            VersionCommand.class,
            AutoComplete.GenerateCompletion.class);

    private PerennialCommand() {}

    /**
     * The command line with the one subcommand that is called: to read them all takes half a second of a start. With all of
     * them where the first argument names none, or the one that tells of all others.
     */
    public static CommandLine commandLine(String... arguments) {
        List<Class<?>> called = ALL.stream()
                .filter(type -> arguments.length > 0
                        && type != AutoComplete.GenerateCompletion.class
                        && type.getAnnotation(Command.class).name().equals(arguments[0]))
                .toList();
        CommandLine commandLine = new CommandLine(new PerennialCommand());
        (called.isEmpty() ? ALL : called).forEach(commandLine::addSubcommand);
        return commandLine;
    }
}
