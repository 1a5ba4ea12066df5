package org.perennial.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.ingest.page.ArticleExtractor;
import org.perennial.ingest.page.ExtractedPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial extract}: what ingest would make of a page. */
@Command(
        name = "extract",
        description = {
            "Prints what ingest would make of a page, HTML or plain text, as a raw article in JSON.",
            "Its output is what `analyze` reads."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial extract article.html --url https://news.example/1 | perennial analyze")
public final class ExtractCommand implements Callable<Integer> {
    private static final Pattern MARKUP = Pattern.compile("(?is)<(!doctype|html|head|body|article|div|p|h1)\\b");
    private static final int LOOK_AT = 4_000;

    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            description = "An http(s) address, a file, or - for standard input.")
    private @Nullable String target;

    @Option(names = "--url", description = "Where the file is from; the article is known by it.")
    private @Nullable String url;

    @Option(names = "--content-type", description = "What the server said of the file.")
    private @Nullable String contentType;

    @Option(names = "--batch", description = "Read JSON Lines with id, file and url instead of a target.")
    private boolean batch;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (batch) {
            return DocumentBatch.run(spec, (id, input) -> row(input).put("id", id));
        }
        if (target == null) {
            throw new ParameterException(spec.commandLine(), "give a TARGET or --batch");
        }
        ObjectNode row = row(Input.of(target, url, contentType, options.load(), false));
        out.println(Json.write(row));
        boolean empty = row.path("text").asText().isEmpty();
        if (empty) {
            spec.commandLine().getErr().println("perennial: " + target + " holds no article text");
        }
        return empty ? Exit.NO : Exit.OK;
    }

    /** The raw article; its date by the publisher's clock, so that its day is the one that readers saw. */
    private static ObjectNode row(Input input) {
        Instant now = Clock.systemUTC().instant();
        ExtractedPage page = isMarkup(input)
                ? ArticleExtractor.extract(input.body(), input.contentType(), input.url(), now)
                : ArticleExtractor.extractText(new String(input.body(), StandardCharsets.UTF_8), input.url(), now);
        ObjectNode row = Json.mapper().valueToTree(page.toArticle(input.url(), now));
        OffsetDateTime published = page.publishedLocal();
        if (published != null && published.getOffset() != ZoneOffset.UTC) {
            row.put("published", published.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        }
        return row;
    }

    private static boolean isMarkup(Input input) {
        String type = input.contentType();
        if (type != null) {
            return !type.toLowerCase(Locale.ROOT).startsWith("text/plain");
        }
        byte[] body = input.body();
        String start = new String(body, 0, Math.min(body.length, LOOK_AT), StandardCharsets.ISO_8859_1);
        return MARKUP.matcher(start).find();
    }
}
