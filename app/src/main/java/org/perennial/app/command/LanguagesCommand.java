package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.perennial.analysis.anniversary.AnniversaryTagger;
import org.perennial.analysis.anniversary.Lexicon;
import org.perennial.analysis.anniversary.LexiconCheck;
import org.perennial.analysis.anniversary.Phrase;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.Json;
import org.perennial.processing.knowledge.Knowledge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial languages list|show|test}: what is known of languages, and whether it is right. */
@Command(
        name = "languages",
        description = {
            "Lists, shows and tests the files of languages in which anniversaries are found.",
            "They are those that come along and those in the knowledge folder."
        },
        mixinStandardHelpOptions = true,
        subcommands = {LanguagesCommand.ListLanguages.class, LanguagesCommand.Show.class, LanguagesCommand.Test.class})
public final class LanguagesCommand {

    private static List<Lexicon> sorted(Knowledge knowledge) {
        return knowledge.lexicons().values().stream()
                .sorted(Comparator.comparing(Lexicon::name).thenComparing(Lexicon::language))
                .toList();
    }

    /** The languages with a file. */
    @Command(
            name = "list",
            description = "Lists the languages with a file: tag, name, scripts, patterns, tests, limits.",
            mixinStandardHelpOptions = true)
    static final class ListLanguages implements Callable<Integer> {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Option(names = "--markdown", description = "As the page docs/languages.md.")
        private boolean markdown;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            List<LanguageRow> rows = sorted(
                            StageSettings.knowledge(options.load()).read())
                    .stream()
                    .map(LanguageRow::of)
                    .toList();
            PrintWriter out = spec.commandLine().getOut();
            if (markdown) {
                out.print(LanguagePage.of(rows));
                out.flush();
                return Exit.OK;
            }
            TextTable table = new TextTable();
            for (LanguageRow row : rows) {
                if (json) {
                    out.println(Json.write(row));
                } else {
                    table.add(
                            row.tag(),
                            row.name(),
                            String.join(" ", row.scripts()),
                            row.patterns() + " patterns",
                            row.positive() + "+" + row.negative() + " tests",
                            row.limits() == null ? "" : row.limits());
                }
            }
            table.lines().forEach(out::println);
            return Exit.OK;
        }
    }

    /** What the file of a language holds. */
    @Command(
            name = "show",
            description = "Shows what the file of a language holds: patterns by list, scripts, limits.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Parameters(paramLabel = "TAG", description = "The language's tag, such as az.")
        private String tag = "";

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Lexicon lexicon =
                    StageSettings.knowledge(options.load()).read().lexicons().get(tag);
            if (lexicon == null) {
                spec.commandLine()
                        .getErr()
                        .println("perennial: there is no file of the language " + tag
                                + "; see those there are with: perennial languages list");
                return Exit.NO;
            }
            LanguageRow row = LanguageRow.of(lexicon);
            PrintWriter out = spec.commandLine().getOut();
            out.println(row.name() + " (" + row.tag() + "), script " + String.join(" and ", row.scripts()));
            out.println(row.patterns() + " patterns, " + row.positive() + " sentences with an anniversary, "
                    + row.negative() + " without");
            if (row.limits() != null) {
                out.println(row.limits());
            }
            out.println();
            TextTable table = new TextTable();
            for (Map.Entry<String, List<Phrase>> list : lexicon.patterns().entrySet()) {
                table.add(list.getKey(), list.getValue().stream().map(Phrase::p).collect(Collectors.joining(", ")));
            }
            table.lines().forEach(out::println);
            return Exit.OK;
        }
    }

    /** Whether files get their own sentences right. */
    @Command(
            name = "test",
            description = "Tries the sentences that language files bring, and says what they get wrong.",
            mixinStandardHelpOptions = true)
    static final class Test implements Callable<Integer> {
        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Language files, in YAML.")
        private List<Path> files = new ArrayList<>();

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            Knowledge knowledge = StageSettings.knowledge(options.load()).read();
            boolean right = true;
            for (Path file : files) {
                right &= test(file, knowledge);
            }
            return right ? Exit.OK : Exit.NO;
        }

        private boolean test(Path file, Knowledge knowledge) throws IOException {
            Lexicon lexicon = Lexicon.parse(file.toString(), Files.readString(file));
            AnniversaryTagger tagger = new AnniversaryTagger(Map.of(lexicon.language(), lexicon), knowledge.events());
            List<LexiconCheck.Failure> failures = LexiconCheck.failures(lexicon, tagger);
            PrintWriter out = spec.commandLine().getOut();
            for (LexiconCheck.Failure failure : failures) {
                out.println(file + ": " + failure.sentence());
                out.println("    expected " + failure.expected());
                out.println("    found    " + failure.found());
            }
            LanguageRow row = LanguageRow.of(lexicon);
            int all = row.positive() + row.negative();
            spec.commandLine()
                    .getErr()
                    .println(file + ": " + (all - failures.size()) + " of " + Wording.count(all, "sentence") + " right"
                            + (row.positive() == 0 || row.negative() == 0
                                    ? "; write sentences of both sorts, with an anniversary and with none: true"
                                    : ""));
            return failures.isEmpty();
        }
    }
}
