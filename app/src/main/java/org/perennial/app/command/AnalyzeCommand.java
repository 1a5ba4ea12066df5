package org.perennial.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.Json;
import org.perennial.contract.RawArticle;
import org.perennial.processing.ArticleAnalyzer;
import org.perennial.processing.judgement.Stage;
import org.perennial.processing.knowledge.Knowledge;
import org.perennial.processing.stories.StoryEmbedding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial analyze}: what the stream would make of articles, without any server. */
@Command(
        name = "analyze",
        description = {
            "Reads raw articles as JSON Lines and prints enriched articles as JSON Lines, in the same order.",
            "It runs the code of the stream: what it prints for a file is what the stream would have written."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {"  echo '{\"id\":\"1\",\"text\":\"The 30th anniversary of the ferry disaster.\"}' | perennial analyze"
        })
public final class AnalyzeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "JSON Lines (default: standard input).")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--stages",
            split = ",",
            paramLabel = "STAGE",
            description = "Only these judgements: ${COMPLETION-CANDIDATES} (default: all).")
    private Set<Stage> stages = EnumSet.noneOf(Stage.class);

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Configuration settings = options.load();
        Knowledge knowledge = StageSettings.knowledge(settings).read();
        Set<Stage> asked = stages.isEmpty() ? Stage.all() : stages;
        StoryEmbedding model = asked.contains(Stage.STORIES)
                ? StageSettings.embedding(settings).open()
                : null;
        try {
            return analyze(ArticleAnalyzer.load(asked, knowledge, StageSettings.detector(settings), model));
        } finally {
            if (model != null) {
                model.embedder().close();
            }
        }
    }

    private int analyze(ArticleAnalyzer analyzer) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        AtomicInteger problems = new AtomicInteger();
        AtomicInteger articles = new AtomicInteger();
        long began = System.nanoTime();
        PrintWriter buffered = new PrintWriter(out, false);
        try (Progress progress = Progress.of("Analyzing", "articles", -1)) {
            for (Path file : files.isEmpty() ? List.of(Path.of("-")) : files) {
                try (BufferedReader lines = open(file)) {
                    analyzer.analyze(
                            new JsonLines<>(lines, RawArticle.class, problem -> {
                                problems.incrementAndGet();
                                err.println("perennial: " + file + ", " + problem);
                            }),
                            article -> {
                                buffered.println(Json.write(article));
                                articles.incrementAndGet();
                                progress.step();
                            },
                            (article, refusal) -> {
                                problems.incrementAndGet();
                                err.println("perennial: article " + article.id() + ": " + refusal.getMessage());
                            });
                }
                buffered.flush();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        err.printf(
                Locale.ROOT,
                "%d articles in %.1f s, %.0f a second%n",
                articles.get(),
                seconds,
                articles.get() / seconds);
        return problems.get() == 0 ? Exit.OK : Exit.NO;
    }

    private static BufferedReader open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnavailableException(file + " is a folder; name the files in it");
        }
        return file.toString().equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16)
                : Files.newBufferedReader(file);
    }
}
