package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.AnniversaryTagger;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.language.DetectedLanguage;
import org.perennial.analysis.language.DetectorChoice;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Evidence;
import org.perennial.contract.Json;
import org.perennial.contract.Language;
import org.perennial.contract.PublishedFrom;
import org.perennial.contract.RawArticle;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;
import org.perennial.processing.knowledge.Knowledge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial events test}: what is found in a text, and why. */
@Command(
        name = "test",
        description = "Says which anniversaries are found in a text, and by which words.",
        mixinStandardHelpOptions = true)
final class TestEventsCommand implements Callable<Integer> {
    private static final Set<Stage> STAGES = EnumSet.of(Stage.LANGUAGE, Stage.ANNIVERSARIES);

    private final Clock clock;

    @Parameters(paramLabel = "TEXT", description = "The text, or - for standard input.")
    private String text = "";

    @Option(names = "--language", paramLabel = "TAG", description = "What it is written in (default: is told from it).")
    private @Nullable String language;

    @Option(names = "--published", paramLabel = "DATE", description = "When it appeared, YYYY-MM-DD (default: today).")
    private @Nullable LocalDate published;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TestEventsCommand() {
        this(Clock.systemUTC());
    }

    TestEventsCommand(Clock clock) {
        this.clock = clock;
    }

    /** What was found, as it is printed. */
    record Found(Language language, LocalDate published, List<AnniversaryMention> anniversaries) {}

    @Override
    public Integer call() throws IOException {
        Configuration settings = options.load();
        Knowledge knowledge = StageSettings.knowledge(settings).read();
        String read = text.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : text;
        LocalDate day = published == null ? LocalDate.now(clock) : published;
        EnrichedArticle article = judgements(knowledge, StageSettings.detector(settings))
                .judge(article(read, day))
                .article();
        Language assumed = article.language() == null ? Language.UNDETERMINED : article.language();
        List<AnniversaryMention> mentions = article.anniversaries();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(new Found(assumed, day, mentions)));
        } else {
            out.println(
                    (mentions.isEmpty() ? "Nothing was found" : Wording.count(mentions.size(), "mention") + " found")
                            + " in the text, read as " + Wording.language(assumed.tag()) + told(assumed)
                            + ", published on "
                            + day + (published == null ? " (today)" : "") + without(knowledge, assumed) + ".");
            for (AnniversaryMention mention : mentions) {
                out.println();
                lines(mention, knowledge).forEach(out::println);
            }
        }
        return mentions.isEmpty() ? Exit.NO : Exit.OK;
    }

    private Judgements judgements(Knowledge knowledge, DetectorChoice detector) {
        if (language == null) {
            return Judgements.load(STAGES, knowledge, detector);
        }
        DetectedLanguage given = new DetectedLanguage(language, 1, List.of(), List.of());
        return new Judgements(
                STAGES,
                (title, body, declared) -> given,
                new AnniversaryTagger(knowledge.lexicons(), knowledge.events()));
    }

    private static RawArticle article(String text, LocalDate published) {
        return new RawArticle(
                "text",
                null,
                null,
                null,
                null,
                null,
                null,
                text,
                null,
                List.of(),
                published.atTime(12, 0).toInstant(ZoneOffset.UTC),
                PublishedFrom.FEED,
                null,
                null,
                null,
                false);
    }

    private String told(Language assumed) {
        return language == null
                ? String.format(Locale.ROOT, ", told with %.0f %%", 100 * assumed.confidence())
                : " as given";
    }

    private static String without(Knowledge knowledge, Language assumed) {
        String base = assumed.tag().split("-", 2)[0];
        return knowledge.lexicons().containsKey(base)
                ? ""
                : "; there is no file of this language, so it was read with the words that others share";
    }

    private static List<String> lines(AnniversaryMention mention, Knowledge knowledge) {
        TextTable table = new TextTable();
        table.add("mention", mention.phrase() == null ? "(the text names no event)" : mention.phrase());
        table.add("kind", mention.kind().name().toLowerCase(Locale.ROOT));
        table.add("event", mention.event() == null ? "none of the registry" : event(mention.event(), knowledge));
        table.add(
                "n",
                mention.n() == null || mention.nSource() == null
                        ? "not known"
                        : mention.n() + ", " + mention.nSource().name().toLowerCase(Locale.ROOT));
        table.add(
                "date",
                mention.eventDate() == null ? "not known" : Wording.date(Wording.ofRegistry(mention.eventDate())));
        table.add("confidence", String.format(Locale.ROOT, "%.2f", mention.confidence()));
        for (Evidence evidence : mention.evidence()) {
            table.add(
                    evidence.role().name().toLowerCase(Locale.ROOT),
                    "“" + evidence.text() + "” at " + evidence.start() + " to " + evidence.end());
        }
        mention.contradictions().forEach(contradiction -> table.add("against it", contradiction));
        return table.lines();
    }

    private static String event(String id, Knowledge knowledge) {
        return id
                + EventsCommand.find(knowledge.events().events(), id)
                        .map(Event::title)
                        .map(title -> ", " + title)
                        .orElse("");
    }
}
