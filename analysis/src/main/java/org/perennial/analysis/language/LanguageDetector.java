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
     * @return the judgement; its tag is {@code und} when the language cannot be told
     */
    DetectedLanguage detect(@Nullable String title, String text);
}
