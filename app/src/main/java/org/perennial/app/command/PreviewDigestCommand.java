package org.perennial.app.command;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.app.pipeline.WatchParts;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.watch.digest.Digest;
import org.perennial.watch.digest.Sheet;
import org.perennial.watch.digest.SheetHtml;
import org.perennial.watch.digest.SheetMarkdown;
import org.perennial.watch.digest.SheetText;
import org.perennial.watch.digest.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perennial digest preview}: a digest as it would be sent, and as it was sent if it was. */
@Command(
        name = "preview",
        description = {
            "Prints the digest of a week as it would be sent; one that was sent, as it was sent. Nothing is sent.",
            "A week that is not over is told as far as it has gone."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial digest preview --watch embassy-desk",
            "  perennial digest preview --week 2025-W09 --zone Asia/Baku --locale az --format html > digest.html"
        })
final class PreviewDigestCommand implements Callable<Integer> {
    private final Clock clock = Clock.systemDefaultZone();

    /** The forms. */
    enum Format {
        TEXT,
        HTML,
        MARKDOWN,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private DigestOptions digest = new DigestOptions();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); html is the mail.")
    private Format format = Format.TEXT;

    @Option(names = "--json", description = "Short for --format json.")
    private boolean json;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "In which the week begins and ends (default: the watch's, else this machine's).")
    private @Nullable ZoneId zone;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Configuration configuration = options.load();
        Instant now = clock.instant();
        try (Database database = StoreAccess.open(configuration)) {
            DigestOptions.Asked asked = digest.of(
                    WatchParts.watches(configuration, database.dataSource(), clock)
                            .all(),
                    zone,
                    clock.getZone(),
                    now);
            Digest made = WatchParts.editions(database.dataSource(), WatchParts.events(configuration))
                    .digest(asked.subject(), asked.week(), now);
            String base = StageSettings.watch(configuration).baseUrl();
            spec.commandLine()
                    .getOut()
                    .print(written(made, Wording.sheet(made, asked.locale(), base == null ? "" : base)));
            spec.commandLine().getOut().flush();
        }
        return Exit.OK;
    }

    private String written(Digest made, Sheet sheet) {
        return switch (json ? Format.JSON : format) {
            case TEXT -> SheetText.of(sheet);
            case HTML -> SheetHtml.mail(sheet, null);
            case MARKDOWN -> SheetMarkdown.of(sheet);
            case JSON -> Json.write(made) + "\n";
        };
    }
}
