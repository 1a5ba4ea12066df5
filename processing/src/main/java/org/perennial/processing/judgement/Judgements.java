package org.perennial.processing.judgement;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.perennial.analysis.anniversary.AnniversaryTagger;
import org.perennial.analysis.anniversary.Lexicon;
import org.perennial.analysis.anniversary.Passage;
import org.perennial.analysis.dedup.Fingerprint;
import org.perennial.analysis.language.DetectedLanguage;
import org.perennial.analysis.language.LanguageDetector;
import org.perennial.analysis.language.LanguageSigns;
import org.perennial.analysis.language.LinguaDetector;
import org.perennial.analysis.language.SignsDetector;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.RawArticle;

/**
 * All that one article allows to be said without knowing another: its language, its anniversaries, its fingerprint.
 *
 * <p>Immutable; one is made per process and shared by all threads.
 */
public final class Judgements {
    private final Set<Stage> stages;
    private final LanguageDetector languages;
    private final AnniversaryTagger anniversaries;

    /** Judgements of the given stages by the given judges. */
    public Judgements(Set<Stage> stages, LanguageDetector languages, AnniversaryTagger anniversaries) {
        this.stages = stages.isEmpty() ? EnumSet.noneOf(Stage.class) : EnumSet.copyOf(stages);
        this.languages = languages;
        this.anniversaries = anniversaries;
    }

    /** Judgements of the given stages as the product makes them; loads what the judges know, which takes seconds. */
    public static Judgements load(Set<Stage> stages) {
        // Loaded now and not with the first articles: a stream that waits for it could outlive its transaction.
        boolean preload = stages.contains(Stage.LANGUAGE) || stages.contains(Stage.ANNIVERSARIES);
        LanguageDetector lingua = new LinguaDetector(preload);
        List<LanguageSigns> signs = AnniversaryTagger.lexicons().values().stream()
                .flatMap(lexicon -> lexicon.signs().stream())
                .toList();
        return new Judgements(
                stages, new SignsDetector(lingua, LinguaDetector.languages(), signs), AnniversaryTagger.load());
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
        EnrichedArticle article = EnrichedArticle.of(raw);
        DetectedLanguage language = wants(Stage.LANGUAGE) || wants(Stage.ANNIVERSARIES)
                ? languages.detect(raw.title(), raw.text())
                : DetectedLanguage.undetermined();
        if (wants(Stage.LANGUAGE)) {
            article = article.withLanguage(ContractForm.of(language));
        }
        if (wants(Stage.ANNIVERSARIES)) {
            article = article.withAnniversaries(mentions(raw, language.tag()));
        }
        String fingerprint = wants(Stage.DUPLICATES) ? Fingerprint.of(raw.title(), raw.text()) : null;
        if (wants(Stage.DUPLICATES) && fingerprint == null) {
            article = article.withDuplicate(standsForItself(raw));
        }
        return new Judged(article, fingerprint);
    }

    private List<AnniversaryMention> mentions(RawArticle raw, String language) {
        Passage passage = new Passage(raw.title(), raw.text(), raw.published(), language);
        return anniversaries.tag(passage).stream().map(ContractForm::of).toList();
    }

    /** A text too short to compare: equal captions and stock phrases are no copies of each other. */
    private static Duplicate standsForItself(RawArticle raw) {
        return Duplicate.original(raw.id());
    }

    private boolean wants(Stage stage) {
        return stages.contains(stage);
    }
}
