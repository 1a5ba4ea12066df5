package org.perennial.app.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.DeadLetters;
import org.perennial.app.pipeline.DeadLetters.Letter;
import org.perennial.contract.DeadLetterReason;
import org.perennial.contract.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code perennial dead-letters list|replay}: what could not be carried on, and sending it through again. */
@Command(
        name = "dead-letters",
        description = "Lists what could not be carried on, and sends it through again.",
        mixinStandardHelpOptions = true,
        subcommands = {DeadLettersCommand.ListLetters.class, DeadLettersCommand.Replay.class})
public final class DeadLettersCommand {

    static List<Letter> letters(Configuration configuration, Optional<DeadLetterReason> reason) {
        Map<String, Object> settings = KafkaAccess.clientSettings(configuration);
        try {
            return DeadLetters.all(settings, reason);
        } catch (KafkaException e) {
            throw KafkaAccess.unavailable(settings, e);
        }
    }

    private static Optional<DeadLetterReason> reason(@Nullable String code, CommandSpec spec) {
        if (code == null) {
            return Optional.empty();
        }
        return Optional.of(DeadLetterReason.ofCode(code)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--reason " + code + " is none of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(DeadLetterReason.values())
                                                .map(DeadLetterReason::code)
                                                .toList()))));
    }

    /** What could not be carried on, by reason. */
    @Command(
            name = "list",
            description = "Lists what could not be carried on: a count for each reason, or every letter.",
            mixinStandardHelpOptions = true)
    static final class ListLetters implements Callable<Integer> {
        @Option(names = "--reason", paramLabel = "REASON", description = "Only letters of this reason.")
        private @Nullable String reason;

        @Option(names = "--all", description = "Every letter, not only counts.")
        private boolean all;

        @Option(names = "--json", description = "Every letter as one JSON object a line.")
        private boolean json;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            List<Letter> letters = letters(options.load(), reason(reason, spec));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                letters.forEach(letter -> out.println(Json.write(asRow(letter))));
                return Exit.OK;
            }
            if (all || reason != null) {
                letters.forEach(letter -> out.println("%s  %s/%s  %s%n    %s"
                        .formatted(
                                letter.about().at(),
                                letter.about().stage(),
                                letter.about().reason().code(),
                                letter.name(),
                                letter.about().detail())));
            }
            Map<String, Integer> counts = new TreeMap<>();
            letters.forEach(letter -> counts.merge(letter.about().reason().code(), 1, Integer::sum));
            counts.forEach((code, count) -> out.println("%6d  %s".formatted(count, code)));
            if (letters.isEmpty()) {
                spec.commandLine().getErr().println("There are no dead letters.");
            }
            return Exit.OK;
        }

        private static Map<String, Object> asRow(Letter letter) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("at", letter.about().at());
            row.put("stage", letter.about().stage());
            row.put("reason", letter.about().reason().code());
            row.put("detail", letter.about().detail());
            row.put("key", letter.name());
            row.put("topic", letter.about().topic());
            row.put("partition", letter.about().partition());
            row.put("offset", letter.about().offset());
            row.put("bytes", letter.value() == null ? 0 : letter.value().length);
            return row;
        }
    }

    /** Sends letters back to the topic that they came from. */
    @Command(
            name = "replay",
            description = {
                "Sends letters back to the topic that they came from, byte for byte.",
                "Feeds and pages that could not be read are no records: they are asked for again at their next poll."
            },
            mixinStandardHelpOptions = true)
    static final class Replay implements Callable<Integer> {
        @Option(names = "--reason", paramLabel = "REASON", description = "Only letters of this reason.")
        private @Nullable String reason;

        @Option(names = "--dry-run", description = "Only say what would be sent.")
        private boolean dryRun;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Configuration configuration = options.load();
            List<Letter> letters = letters(configuration, reason(reason, spec));
            PrintWriter out = spec.commandLine().getOut();
            int records = dryRun
                    ? (int) letters.stream().filter(Letter::isRecord).count()
                    : DeadLetters.replay(KafkaAccess.clientSettings(configuration), letters);
            out.println((dryRun ? "would send " : "sent ") + records
                    + (records == 1 ? " record again; " : " records again; ") + (letters.size() - records)
                    + " of the letters concern feeds and pages, not records");
            return Exit.OK;
        }
    }
}
