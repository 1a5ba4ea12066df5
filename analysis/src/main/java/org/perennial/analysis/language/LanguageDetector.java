package org.perennial.analysis.language;

import org.jspecify.annotations.Nullable;

/** A judge of which language an article is written in. */
@FunctionalInterface
public interface LanguageDetector {
    /**
     * The language of one article. Never throws, whatever the text holds.
     *
     * @param title the headline; null when there is none
     * @param text the article's text, of any length; may be empty
     * @param declared the language that a feed or page declares, a BCP 47 tag, often wrong; null when there is none
     * @return the judgement; its tag is {@code und} when the language cannot be told
     */
    DetectedLanguage detect(@Nullable String title, String text, @Nullable String declared);

    /** The same of an article of which no language was declared. */
    default DetectedLanguage detect(@Nullable String title, String text) {
        return detect(title, text, null);
    }
}
