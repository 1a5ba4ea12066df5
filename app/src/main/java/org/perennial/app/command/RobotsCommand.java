package org.perennial.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.Json;
import org.perennial.ingest.fetch.FetchRequest;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.link.Links;
import org.perennial.ingest.robots.RobotsRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial robots}: whether a site lets a page be read. */
@Command(
        name = "robots",
        description = {
            "Says by a site's robots.txt (RFC 9309) whether a page may be read, as JSON.",
            "A site without one (status 4xx) lets all be read; one that cannot be asked, or fails (5xx), lets nothing be read"
                    + " until it can.",
            "Exit code 1 if it may not."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial robots https://news.example/2025/02/25/storm",
            "  perennial robots https://news.example/2025/02/25/storm --file robots.txt --agent OtherBot"
        })
public final class RobotsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "ADDRESS", description = "The page.")
    private @Nullable String address;

    @Option(names = "--file", description = "A robots.txt to judge by; the site's own is asked for if left out.")
    private @Nullable Path file;

    @Option(names = "--agent", description = "The program that asks; ingest's own name if left out.")
    private @Nullable String agent;

    @Option(
            names = "--batch",
            description = "Read JSON Lines with id, robots (the file's text), agent and url instead.")
    private boolean batch;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A question of a batch and what it is to be called. */
    record Line(String id, String robots, String agent, String url) {}

    @Override
    public Integer call() throws IOException {
        if (batch) {
            return LineBatch.run(spec, Line.class, RobotsCommand::answer);
        }
        if (address == null || !Links.isWeb(address)) {
            throw new ParameterException(
                    spec.commandLine(),
                    address == null ? "give an ADDRESS or --batch" : address + " is no http(s) address of a page");
        }
        Configuration configuration = options.load();
        String asker = agent == null ? StageSettings.userAgent(configuration) : agent;
        RobotsRules rules;
        String problem = null;
        if (file == null) {
            FetchResult answer =
                    Input.ask(FetchRequest.page(Links.resolve(address, "/robots.txt"), null, null), configuration);
            problem = answer instanceof FetchResult.Failed failed ? failed.sentence() : null;
            rules = RobotsRules.of(answer, asker);
        } else {
            rules = RobotsRules.of(Input.ofFile(file, null, null).body(), asker);
        }
        boolean allowed = rules.allow(address);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("url", address);
        row.put("agent", asker);
        row.put("allowed", allowed);
        row.put("robots", rules.isAbsent() ? "absent" : rules.isForNow() ? "unreachable" : "read");
        if (rules.isForNow() && problem != null) {
            row.put("problem", problem);
        }
        rules.crawlDelay().ifPresent(delay -> row.put("crawl_delay", delay));
        if (!rules.sitemaps().isEmpty()) {
            row.put("sitemaps", rules.sitemaps());
        }
        spec.commandLine().getOut().println(Json.write(row));
        return allowed ? Exit.OK : Exit.NO;
    }

    private static Map<String, Object> answer(Line line) {
        RobotsRules rules = RobotsRules.of(line.robots().getBytes(StandardCharsets.UTF_8), line.agent());
        return Map.of("id", line.id(), "allowed", rules.allow(line.url()));
    }
}
