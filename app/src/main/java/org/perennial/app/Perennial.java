package org.perennial.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.perennial.app.command.DayBench;
import org.perennial.app.command.DelayBench;
import org.perennial.app.command.EmbeddingBench;
import org.perennial.app.command.Failures;
import org.perennial.app.command.PerennialCommand;
import org.perennial.app.command.PipelineBench;
import org.perennial.app.command.PollingBench;
import org.perennial.app.command.ReportBench;
import org.perennial.app.command.SearchBench;
import org.perennial.app.command.StartBench;
import org.perennial.app.command.StoreBench;
import org.perennial.app.command.StreamBench;
import org.perennial.app.command.WebBench;
import picocli.CommandLine;

/** The program. */
public final class Perennial {
    /** Where nobody says how wide the terminal is: the examples stand on one line each, so that they can be copied. */
    private static final int HELP_WIDTH = 110;

    private Perennial() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(arguments).execute(arguments));
    }

    /** The command line with the subcommand that the arguments call, or with all if they call none. */
    public static CommandLine commandLine(String... arguments) {
        CommandLine commandLine = PerennialCommand.commandLine(arguments);
        CommandLine bench = commandLine.getSubcommands().get("bench");
        if (bench != null) {
            addBenchmarksWithServers(bench);
        }
        return commandLine
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Failures::report);
    }

    /** The benchmarks of the judgements know nothing of them. */
    private static void addBenchmarksWithServers(CommandLine bench) {
        bench.addSubcommand(new StreamBench())
                .addSubcommand(new PipelineBench())
                .addSubcommand(new DelayBench())
                .addSubcommand(new DayBench())
                .addSubcommand(new StartBench())
                .addSubcommand(new PollingBench())
                .addSubcommand(new SearchBench())
                .addSubcommand(new WebBench())
                .addSubcommand(new StoreBench())
                .addSubcommand(new EmbeddingBench())
                .addSubcommand(new ReportBench());
    }
}
