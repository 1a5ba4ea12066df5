package org.perennial.processing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.perennial.analysis.anniversary.AnniversaryTagger;
import org.perennial.analysis.language.DetectedLanguage;
import org.perennial.analysis.language.LanguageDetector;
import org.perennial.processing.judgement.Judgements;
import org.perennial.processing.judgement.Stage;

/** Judges that are light and predictable; what the real ones say is tested where they are. */
final class Fakes {
    static final Instant NOW = Instant.parse("2025-02-25T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** A text that holds these words cannot be judged. */
    static final String UNJUDGEABLE = "beyond all judgement";

    private Fakes() {}

    /** Everything is English, except what cannot be judged. */
    static LanguageDetector allEnglish() {
        return (title, text, declared) -> {
            if (text.contains(UNJUDGEABLE)) {
                throw new IllegalStateException("this text breaks the detector");
            }
            return new DetectedLanguage("en", 0.9, List.of(), List.of());
        };
    }

    /**
     * The default configuration under an application id of its own: a group's static members outlive the topics that a
     * test empties, and would go on without making their internal topics again.
     */
    static ProcessingConfig config(String applicationId, Path stateDirectory) {
        ProcessingConfig defaults = ProcessingConfig.defaults(stateDirectory);
        return new ProcessingConfig(
                applicationId,
                defaults.instanceId(),
                stateDirectory,
                defaults.threads(),
                defaults.partitions(),
                defaults.copiesWindow(),
                defaults.recurrencesWindow(),
                defaults.preferredSources(),
                defaults.versionsWindow(),
                defaults.storeMemory(),
                defaults.replicationFactor(),
                defaults.mostStories(),
                defaults.commitInterval());
    }

    static Judgements judgements(Set<Stage> stages) {
        return new Judgements(stages, allEnglish(), AnniversaryTagger.load());
    }

    static Judgements judgements() {
        return judgements(Stage.all());
    }
}
