package org.perennial.app.command;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.contract.Json;
import org.perennial.ingest.date.DateReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial date}: what ingest would make of a date. */
@Command(
        name = "date",
        description = {
            "Prints the instant that ingest would make of a date as feeds and pages write it, as JSON.",
            "Exit code 1 if it is none that can be believed: from 1990 to two days from now."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  perennial date \"25 fevral 2025, 09:10\" --language az")
public final class DateCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "A date.")
    private @Nullable String text;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Of the month's name; told by the name itself if left out.")
    private @Nullable String language;

    @Option(
            names = "--batch",
            description = "Read JSON Lines with id and input, and perhaps language, instead of TEXT.")
    private boolean batch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A date of a batch and what it is to be called. */
    record Line(String id, String input, @Nullable String language) {}

    @Override
    public Integer call() {
        Instant now = Clock.systemUTC().instant();
        if (batch) {
            return LineBatch.run(spec, Line.class, line -> row("id", line.id(), line.input(), line.language(), now));
        }
        if (text == null) {
            throw new ParameterException(spec.commandLine(), "give a TEXT or --batch");
        }
        Map<String, Object> row = row("input", text, text, language, now);
        spec.commandLine().getOut().println(Json.write(row));
        return row.containsKey("instant") ? Exit.OK : Exit.NO;
    }

    private static Map<String, Object> row(
            String name, String value, String text, @Nullable String language, Instant now) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(name, value);
        Optional<Instant> instant = DateReader.read(text, now, language);
        instant.ifPresent(date -> row.put("instant", date));
        return row;
    }
}
