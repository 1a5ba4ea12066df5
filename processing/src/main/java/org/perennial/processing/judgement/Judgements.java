package org.perennial.processing.judgement;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.AnniversaryTagger;
import org.perennial.analysis.anniversary.Findings;
import org.perennial.analysis.anniversary.Passage;
import org.perennial.analysis.dedup.TextPrint;
import org.perennial.analysis.language.DetectedLanguage;
import org.perennial.analysis.language.DetectorChoice;
import org.perennial.analysis.language.LanguageDetector;
import org.perennial.analysis.language.LanguageSigns;
import org.perennial.analysis.language.ModelDetector;
import org.perennial.analysis.language.SignsDetector;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;
import org.perennial.processing.knowledge.Knowledge;
import org.perennial.processing.stories.StoryEmbedding;

/**
 * All that one article allows to be said without knowing another: its language, its anniversaries, the print of its text.
 *
 * <p>One is made per process and shared by all threads; {@link #learn} exchanges what it knows at once for all of them.
 */
public final class Judgements {
    private final Set<Stage> stages;
    private final LanguageDetector models;
    /** The base languages that the models tell. */
    private final Set<String> known;

    private final @Nullable StoryEmbedding embedding;
    private volatile Judges judges;

    /** Who judges; both are exchanged together. */
    private record Judges(LanguageDetector languages, AnniversaryTagger anniversaries) {}

    /** Judgements of the given stages by the given judges. */
    public Judgements(Set<Stage> stages, LanguageDetector languages, AnniversaryTagger anniversaries) {
        this(stages, languages, Set.of(), new Judges(languages, anniversaries), null);
    }

    private Judgements(
            Set<Stage> stages,
            LanguageDetector models,
            Set<String> known,
            Judges judges,
            @Nullable StoryEmbedding embedding) {
        this.stages = stages.isEmpty() ? EnumSet.noneOf(Stage.class) : EnumSet.copyOf(stages);
        this.models = models;
        this.known = known;
        this.judges = judges;
        this.embedding = embedding;
    }

    /** Judgements of the given stages as the product makes them; loads what the judges know, which takes seconds. */
    public static Judgements load(Set<Stage> stages) {
        return load(stages, Knowledge.own(), DetectorChoice.DEFAULT);
    }

    /** The same with more, or other, languages and events, and a choice of who tells the language. */
    public static Judgements load(Set<Stage> stages, Knowledge knowledge, DetectorChoice detector) {
        if (!stages.contains(Stage.LANGUAGE) && !stages.contains(Stage.ANNIVERSARIES)) {
            LanguageDetector nobody = (title, text, declared) -> DetectedLanguage.undetermined(); // nobody asks
            return new Judgements(stages, nobody, Set.of(), judges(nobody, Set.of(), knowledge), null);
        }
        // Loaded now and not with the first articles: a stream that waits for it could outlive its transaction.
        ModelDetector models = detector.load();
        Judges judges = judges(models, models.languages(), knowledge);
        return new Judgements(stages, models, models.languages(), judges, null);
    }

    /** The same with a model that helps to link stories; null for none. */
    public Judgements with(@Nullable StoryEmbedding model) {
        return new Judgements(stages, models, known, judges, model);
    }

    /** The model that helps to link stories; null for none. */
    public @Nullable StoryEmbedding embedding() {
        return embedding;
    }

    /**
     * Judges by this from the next article on.
     *
     * @throws IllegalArgumentException naming language and pattern if a language cannot be taken; nothing changes then
     */
    public void learn(Knowledge knowledge) {
        judges = judges(models, known, knowledge);
    }

    private static Judges judges(LanguageDetector models, Set<String> known, Knowledge knowledge) {
        List<LanguageSigns> signs = knowledge.lexicons().values().stream()
                .flatMap(lexicon -> lexicon.signs().stream())
                .toList();
        return new Judges(
                SignsDetector.above(models, known, signs),
                new AnniversaryTagger(knowledge.lexicons(), knowledge.events()));
    }

    /**
     * Judges an article.
     *
     * @throws JudgementException if a judgement fails on it: the article's fault or ours, but not the platform's
     */
    public Judged judge(RawArticle raw) {
        try {
            return judged(raw);
        } catch (RuntimeException | StackOverflowError e) {
            throw new JudgementException(raw.id(), e);
        }
    }

    private Judged judged(RawArticle raw) {
        Judges now = judges;
        EnrichedArticle article = EnrichedArticle.of(raw);
        DetectedLanguage language = wants(Stage.LANGUAGE) || wants(Stage.ANNIVERSARIES)
                ? now.languages().detect(raw.title(), raw.text(), raw.languageHint())
                : DetectedLanguage.undetermined();
        if (wants(Stage.LANGUAGE)) {
            article = article.withLanguage(ContractForm.of(language));
        }
        if (wants(Stage.ANNIVERSARIES)) {
            Findings findings = now.anniversaries()
                    .read(new Passage(raw.title(), raw.text(), raw.published(), language.main(), language.otherTags()));
            article = article.withAnniversaries(
                            findings.mentions().stream().map(ContractForm::of).toList())
                    .withNumbers(
                            findings.numbers().stream().map(ContractForm::of).toList());
        }
        if (!wants(Stage.DUPLICATES)) {
            return new Judged(article, null);
        }
        TextPrint print = TextPrint.of(raw.title(), raw.text());
        return print.fingerprint() == null
                ? new Judged(article.withDuplicate(standsForItself(raw)), null)
                : new Judged(article, print);
    }

    /** A text too short to compare: equal captions and stock phrases are no copies of each other. */
    private static Duplicate standsForItself(RawArticle raw) {
        return Duplicate.original(raw.id());
    }

    /** Whether judgements of this kind are asked for. */
    public boolean wants(Stage stage) {
        return stages.contains(stage);
    }
}
