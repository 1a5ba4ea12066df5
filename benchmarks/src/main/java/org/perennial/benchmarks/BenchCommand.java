package org.perennial.benchmarks;

import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code perennial bench}: measures what this machine does, each figure beside a named alternative. */
@Command(
        name = "bench",
        description = "Measure this machine: each figure beside a named alternative in the same run.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AnalyzeBench.class,
            AnniversariesBench.class,
            DuplicatesBench.class,
            IngestBench.class,
            LanguageBench.class,
            QueriesBench.class
        })
public final class BenchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a benchmark: "
                        + spec.subcommands().keySet().stream()
                                .map(name -> "perennial bench " + name)
                                .collect(Collectors.joining(", ")));
    }
}
