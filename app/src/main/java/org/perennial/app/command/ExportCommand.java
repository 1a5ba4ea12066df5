package org.perennial.app.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.query.Query;
import org.perennial.sink.Database;
import org.perennial.watch.export.Export;
import org.perennial.watch.export.ExportFormat;
import org.perennial.watch.search.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial export}: all that a search finds, as a file for other programs. */
@Command(
        name = "export",
        description = {
            "Writes all articles that `perennial search` would list, in the same order, as a file for other programs.",
            "Formats: csv; csv-excel, with the mark by which Excel knows UTF-8; xlsx; jsonl; atom; json-feed."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial export --format csv 'event:khojaly after:2025-02-20' > khojaly.csv",
            "  perennial export --format xlsx --output az.xlsx 'lang:az has:anniversary'",
            "",
            "Exit codes: 0 well, 1 nothing that is stored is like that, 2 wrong usage, 69 there is no database."
        })
final class ExportCommand implements Callable<Integer> {
    private final Clock clock;

    @Parameters(
            arity = "0..*",
            paramLabel = "QUERY",
            description = "What to look for, as in `perennial search`; all articles if left out.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            description = "csv, csv-excel, xlsx, jsonl, atom or json-feed.")
    private String format = "";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write, as a whole or not at all; to standard output if left out.")
    private @Nullable Path output;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of dates in the query (default: that of this machine).")
    private @Nullable ZoneId zone;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ExportCommand() {
        this(Clock.systemDefaultZone());
    }

    ExportCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        ExportFormat wanted = ExportFormat.of(format)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--format is " + format + "; give one of " + ExportFormat.words()));
        String text = String.join(" ", words);
        Query query = TypedQuery.parse(text);
        long written;
        try (Database database = StoreAccess.open(options.load())) {
            Archive archive = new Archive(database.dataSource());
            written = output == null
                    ? write(archive, query, text, wanted, new FileOutputStream(FileDescriptor.out))
                    : writeFile(archive, query, text, wanted, output);
        }
        PrintWriter err = spec.commandLine().getErr();
        if (written == 0) {
            err.println("perennial: nothing that is stored is like that");
            return Exit.NO;
        }
        err.println("Exported " + Wording.count((int) Math.min(written, Integer.MAX_VALUE), "article"));
        return Exit.OK;
    }

    /** What is unfinished is called so, until it takes the place of what had the name before. */
    private long writeFile(Archive archive, Query query, String text, ExportFormat wanted, Path file)
            throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            long written;
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                written = write(archive, query, text, wanted, out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private long write(Archive archive, Query query, String text, ExportFormat wanted, OutputStream out)
            throws IOException {
        OutputStream buffered = new BufferedOutputStream(out);
        try (Progress progress = Progress.of("Exporting", "articles", -1)) {
            Export export = wanted.open(buffered, text.isBlank() ? "all articles" : text, clock.instant());
            long written = archive.stream(query, zone == null ? clock.getZone() : zone, clock.instant(), found -> {
                export.add(found);
                progress.step();
            });
            export.finish();
            buffered.flush();
            export.notices().forEach(notice -> spec.commandLine().getErr().println("perennial: " + notice));
            return written;
        }
    }
}
