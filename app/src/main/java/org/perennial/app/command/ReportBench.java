package org.perennial.app.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial bench report}: the page {@code docs/performance.md}. */
@Command(
        name = "report",
        description = {
            "Runs the benchmarks one after the other, each in a process of its own, and writes a page of what they print.",
            "Takes an hour or two. Nothing else should run on the machine meanwhile."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial bench report --only pipeline,delay page.md")
public final class ReportBench implements Callable<Integer> {
    private static final String HEAP = "-Xmx3g";
    private static final double GIGABYTE = 1 << 30;

    /** What each benchmark is given. All that need no file of the user's, in the order of the page. */
    private static final Map<String, List<String>> BENCHMARKS = benchmarks();

    private static final String ABOVE = """
            # How fast it is

            What `perennial bench report%s` printed on %s, in %d minutes. Machines are noisy and differ: compare the ratios, not the
            figures. Each benchmark ran alone, in a process of its own.

            | | |
            |---|---|
            | processors | %d |
            | memory | %.0f GB |
            | system | %s |
            | versions | %s |
            """;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Only these benchmarks (default: all that need no file).")
    private List<String> only = List.of();

    @Option(
            names = "--hot-paths",
            paramLabel = "FILE",
            description = {
                "What JMH measured of each judgement by itself, as a section of its own. It is not part of the program; in its sources:",
                "mvn -Pjmh -pl benchmarks -am -DskipTests verify",
                "leaves it in benchmarks/target/hot-paths.txt."
            })
    private @Nullable Path hotPaths;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Takes the page; standard output if left out.")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Clock clock = Clock.systemUTC();

    private static Map<String, List<String>> benchmarks() {
        Map<String, List<String>> benchmarks = new LinkedHashMap<>();
        benchmarks.put("pipeline", List.of("--articles", "40000"));
        benchmarks.put("start", List.of());
        benchmarks.put("delay", List.of("--for", "PT30S"));
        benchmarks.put("stream", List.of("--articles", "40000"));
        benchmarks.put("analyze", List.of());
        benchmarks.put("language", List.of());
        benchmarks.put("anniversaries", List.of());
        benchmarks.put("duplicates", List.of());
        benchmarks.put("ingest", List.of());
        benchmarks.put("polling", List.of());
        benchmarks.put("store", List.of());
        benchmarks.put("queries", List.of());
        benchmarks.put("search", List.of("--articles", "200000"));
        benchmarks.put("web", List.of("--articles", "200000"));
        return benchmarks;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> wanted = only.isEmpty() ? List.copyOf(BENCHMARKS.keySet()) : only;
        for (String name : wanted) {
            if (!BENCHMARKS.containsKey(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--only is \"" + name + "\": give some of " + String.join(",", BENCHMARKS.keySet()));
            }
        }
        Instant begin = clock.instant();
        StringBuilder sections = new StringBuilder();
        boolean well = true;
        for (String name : wanted) {
            spec.commandLine().getErr().println("bench " + name);
            well &= append(sections, name);
        }
        if (hotPaths != null) {
            append(
                    sections,
                    "hot paths",
                    "Milliseconds of one thread for a hundred articles of the sample's languages, by judgement; of comparing, for a"
                            + " hundred pairs. JMH, one fork.",
                    "mvn -Pjmh -pl benchmarks -am -DskipTests verify",
                    Files.readString(hotPaths, StandardCharsets.UTF_8));
        }
        String page = above(Duration.between(begin, clock.instant())) + sections;
        if (file == null) {
            spec.commandLine().getOut().print(page);
            spec.commandLine().getOut().flush();
        } else {
            Files.writeString(file, page);
        }
        return well ? Exit.OK : Exit.NO;
    }

    private String above(Duration took) {
        return ABOVE.formatted(
                (only.isEmpty() ? "" : " --only " + String.join(",", only))
                        + (hotPaths == null ? "" : " --hot-paths " + hotPaths),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                took.toMinutes(),
                Runtime.getRuntime().availableProcessors(),
                memory() / GIGABYTE,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                String.join(", ", new VersionCommand.Provider().getVersion()));
    }

    private static double memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    /** @return whether the benchmark ended well */
    private boolean append(StringBuilder page, String name) throws IOException, InterruptedException {
        List<String> arguments = Objects.requireNonNull(BENCHMARKS.get(name));
        Path said = Files.createTempFile("perennial-bench", ".txt");
        try {
            int exit = new ProcessBuilder(command(name, arguments))
                    .redirectOutput(said.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            append(
                    page,
                    name,
                    description(name),
                    "perennial " + String.join(" ", invocation(name, arguments)),
                    Files.readString(said, StandardCharsets.UTF_8)
                            + (exit == Exit.OK ? "" : "(ended with " + exit + ")"));
            return exit == Exit.OK;
        } finally {
            Files.delete(said);
        }
    }

    private static void append(StringBuilder page, String name, String about, String command, String printed) {
        page.append("\n## ")
                .append(name)
                .append("\n\n")
                .append(about)
                .append("\n\n`")
                .append(command)
                .append("`\n\n```text\n")
                .append(printed.strip())
                .append("\n```\n");
    }

    /** What its help says. */
    private String description(String name) {
        CommandLine bench = Objects.requireNonNull(spec.parent()).commandLine();
        CommandLine benchmark = Objects.requireNonNull(bench.getSubcommands().get(name));
        return String.join("\n\n", benchmark.getCommandSpec().usageMessage().description());
    }

    /** This program as it was started itself, with more heap. */
    private static List<String> command(String name, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(HEAP, "-cp", System.getProperty("java.class.path"), "org.perennial.app.Perennial"));
        command.addAll(invocation(name, arguments));
        return command;
    }

    private static List<String> invocation(String name, List<String> arguments) {
        List<String> invocation = new ArrayList<>(List.of("bench", name));
        invocation.addAll(arguments);
        return invocation;
    }
}
